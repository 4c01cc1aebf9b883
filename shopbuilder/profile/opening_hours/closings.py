"""Dated exceptions: closed for whole days, or closing early, applied to each service."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shopbuilder.profile.opening_hours.spans import Span, instant, midnight

#: A stretch that began the day before and ends by this local time is the end of that day's
#: service (a bar until 2, a night club until 7); a longer one is a day of its own.
NIGHT_ENDS = time(12)


@dataclass(frozen=True, slots=True)
class Closing:
    """An exception to the weekly hours, on local days from `first_day` to `last_day`, both in.

    `closes_at` None: closed those whole days. A local time: the service going on at that time
    ends then, and nothing more opens on that day.
    """

    first_day: date
    last_day: date
    closes_at: time | None
    reason: str = ""

    def covers(self, day: date) -> bool:
        """Tell whether a local day is within the exception."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Service:
    """A stretch and the local day it belongs to: the one on which it began."""

    day: date
    span: Span


def services_of(span: Span, zone: ZoneInfo) -> Iterator[Service]:
    """Cut a stretch at local midnights, but leave the small hours to the evening before."""
    start = span.start
    while start < span.end:
        day = start.astimezone(zone).date()
        night_ends = instant(zone, datetime.combine(day + timedelta(days=1), NIGHT_ENDS))
        if span.end <= night_ends and _within_a_day(start, span.end, zone):
            end = span.end
        else:
            end = midnight(zone, start, days=1)
        yield Service(day, Span(start, end, span.kind, span.comment))
        start = end


def _within_a_day(start: datetime, end: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the two clock times alone say which stretch is meant."""
    begins, ends = (moment.astimezone(zone).replace(tzinfo=None) for moment in (start, end))
    return ends - begins <= timedelta(days=1)


class Exceptions:
    """The closings of one shop, applied to its services in the order of time."""

    def __init__(self, closings: Sequence[Closing], zone: ZoneInfo) -> None:
        self._closings = closings
        self._zone = zone
        #: Early closings that ended the night before; the day itself then opens as usual.
        self._spent: set[tuple[Closing, date]] = set()

    def left_of(self, service: Service) -> Service | None:
        """Return what the exceptions leave of a service, None if nothing."""
        span, end = service.span, service.span.end
        for closing in self._closings:
            if closing.closes_at is None:
                if closing.covers(service.day):
                    return None
                continue
            end = min(end, self._end_by(closing, closing.closes_at, service))
        if end <= span.start:
            return None
        return Service(service.day, Span(span.start, end, span.kind, span.comment))

    def _end_by(self, closing: Closing, closes_at: time, service: Service) -> datetime:
        """Return when an early closing ends this service, its own end if it does not."""
        span = service.span
        following = service.day + timedelta(days=1)
        if closing.covers(service.day) and (closing, service.day) not in self._spent:
            span_end = instant(self._zone, datetime.combine(service.day, closes_at))
            if span_end < span.end:
                return span_end
        if closing.covers(following):
            in_the_night = instant(self._zone, datetime.combine(following, closes_at))
            if span.start < in_the_night < span.end:
                self._spent.add((closing, following))
                return in_the_night
        return span.end


def without_closed(
    spans: Iterator[Span], closings: Sequence[Closing], zone: ZoneInfo
) -> Iterator[Span]:
    """Yield what is left of the stretches once the exceptions are taken out."""
    exceptions = Exceptions(closings, zone)
    after_last = max(closing.last_day for closing in closings) + timedelta(days=2)
    calm = instant(zone, datetime.combine(after_last, time.min))
    for span in spans:
        touched = Span(span.start, min(span.end, calm), span.kind, span.comment)
        for service in services_of(touched, zone):
            left = exceptions.left_of(service)
            if left:
                yield left.span
        if span.end > calm:
            yield Span(max(span.start, calm), span.end, span.kind, span.comment)
