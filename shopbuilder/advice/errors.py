"""What is refused around questions and answers."""

from collections.abc import Mapping

from tenants.errors import N_, Refusal


class QuestionRefused(Refusal):
    """Something of a question is missing or unclear."""

    status = 422
    msgid = N_("Something is missing or unclear.")


class DetailsUnclear(QuestionRefused):
    """Several things are; a refusal by the detail it is about."""

    def __init__(self, details: Mapping[str, Refusal]) -> None:
        self.details = dict(details)
        super().__init__()


class NoShopChosen(QuestionRefused):
    """Nobody would be asked."""

    msgid = N_("Please choose at least one shop to ask.")


class TooManyShops(QuestionRefused):
    """More shops than one question may bother."""

    msgid = N_("A question goes to %(most)s shops at most, so that nobody is bothered for nothing.")


class ShopNotAsked(QuestionRefused):
    """The shop answers no questions here, or has had its share today."""

    msgid = N_("%(shop)s takes no more questions here today. Please call or drop in.")


class TooManyQuestions(QuestionRefused):
    """One person asks more than a person does."""

    status = 429
    msgid = N_("You have asked a lot of questions today. Please carry on tomorrow.")


class AnswerRefused(Refusal):
    """An answer that cannot be taken."""

    status = 422
    msgid = N_("Please write your answer.")


class QuestionOver(AnswerRefused):
    """The question takes no answer any more."""

    status = 409
    msgid = N_("This question is closed: there is nothing left to answer. Thank you!")


class EnoughSaid(AnswerRefused):
    """A shop has answered one question often enough."""

    status = 409
    msgid = N_("You have answered this question %(most)s times. For more, a call is simpler.")
