"""Calendars written in a line or two."""

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//FR\r\n"
FOOT = "END:VCALENDAR\r\n"


def calendar(*parts: str) -> bytes:
    """Return a calendar of these parts."""
    return (HEAD + "".join(parts) + FOOT).encode()


def event(title: str = "Concert", start: str = "20261128T200000", **said: str) -> str:
    """Return an event; `dtend="…"`, `rrule="…"`; names with a parameter as {"EXDATE;VALUE=DATE": …}."""
    lines = {"UID": f"{title}@example.org", "SUMMARY": title, "DTSTART": start}
    lines |= {
        name if ";" in name else name.upper().replace("_", "-"): value
        for name, value in said.items()
    }
    body = "".join(f"{name}:{value}\r\n" for name, value in lines.items() if value != "-")
    return f"BEGIN:VEVENT\r\n{body}END:VEVENT\r\n"
