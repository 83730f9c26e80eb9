"""A mail to the management: the first screen of the report, as plain text and as HTML. To be addressed and sent by its user."""

from email.message import EmailMessage
from email.policy import SMTP

from pii_audit.model.digest import digest
from pii_audit.model.result import AuditResult

from . import summary, unchecked
from .actions import actions
from .html import environment, template_and_language
from .language import _, day, speaking
from .text import visible
from .tiles import tiles
from .words import words

SUBJECT_LIMIT = 200


class MailReporter:
    """Writes a message (RFC 5322) without sender and recipients."""

    def __init__(self, template: str = "technical", language: str = "en", past: object = ()) -> None:
        """Take the options of the report; only the language matters here."""
        del past
        _template, self._language = template_and_language(template, language)

    def render(self, result: AuditResult) -> str:
        """Return the message; equal results give equal messages."""
        left_out = unchecked.unchecked(result)
        with speaking(self._language):
            who = result.policy.controller or result.policy.id
            subject = _("Personal data audit: %(who)s, %(day)s", who=who, day=day(result.run.as_of))
            values = {
                "result": result,
                "language": self._language,
                "subject": subject,
                "sentence": summary.verdict_sentence(result),
                "tiles": tiles(result),
                "worst": actions(result),
                "unchecked_lines": unchecked.in_short(result, left_out),
                "digest": digest(result),
                "verdict": words(result.verdict.status),
            }
            plain = environment(markup=False).get_template("mail.txt").render(values)
            html = environment().get_template("mail.html").render(values)
            verdict = str(values["verdict"]).upper()
        message = EmailMessage(policy=SMTP.clone(max_line_length=78))
        message["Subject"] = visible(f"{verdict}: {subject}", SUBJECT_LIMIT)
        message["X-Unsent"] = "1"
        message.set_content(plain, cte="quoted-printable")
        message.add_alternative(html, subtype="html", cte="quoted-printable")
        message.set_boundary(f"pii-audit-{digest(result)[:24]}")
        return message.as_string().replace("\r\n", "\n")
