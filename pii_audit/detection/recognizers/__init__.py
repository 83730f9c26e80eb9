"""Presidio recognizers, one file a country or theme."""

from presidio_analyzer import EntityRecognizer

from pii_audit.detection.recognizers.address import AddressRecognizer, PostcodeRecognizer, StreetRecognizer
from pii_audit.detection.recognizers.anglophone import anglophone
from pii_audit.detection.recognizers.announced import announced_names
from pii_audit.detection.recognizers.births import BirthDateRecognizer
from pii_audit.detection.recognizers.cards import CardRecognizer
from pii_audit.detection.recognizers.coordinates import CoordinatesRecognizer
from pii_audit.detection.recognizers.devices import ImeiRecognizer
from pii_audit.detection.recognizers.documents import documents
from pii_audit.detection.recognizers.european import european
from pii_audit.detection.recognizers.nordic import nordic
from pii_audit.detection.recognizers.numbers import (
    AnyCaseIbanRecognizer,
    BankAccountRecognizer,
    CprRecognizer,
    CvrRecognizer,
    UnnamedCprRecognizer,
)
from pii_audit.detection.recognizers.online import (
    CookieRecognizer,
    HardwareAddressRecognizer,
    NetworkAddressRecognizer,
    OfflineEmailRecognizer,
    ProfileUrlRecognizer,
)
from pii_audit.detection.recognizers.passwords import PasswordHashRecognizer
from pii_audit.detection.recognizers.phones import PhoneNumbersRecognizer
from pii_audit.detection.recognizers.special import special_categories
from pii_audit.detection.recognizers.vehicles import vehicles


def recognizers(language: str) -> list[EntityRecognizer]:
    """Make every recognizer for texts of a language."""
    return [
        OfflineEmailRecognizer(language),
        ProfileUrlRecognizer(language),
        PasswordHashRecognizer(language),
        AnyCaseIbanRecognizer(supported_language=language),
        CprRecognizer(language),
        UnnamedCprRecognizer(language),
        *nordic(language),
        *anglophone(language),
        *european(language),
        *documents(language),
        *vehicles(language),
        CardRecognizer(language),
        ImeiRecognizer(language),
        CookieRecognizer(language),
        HardwareAddressRecognizer(language),
        NetworkAddressRecognizer(language),
        CoordinatesRecognizer(language),
        BirthDateRecognizer(language),
        AddressRecognizer(language),
        StreetRecognizer(language),
        PostcodeRecognizer(language),
        BankAccountRecognizer(language),
        PhoneNumbersRecognizer(language),
        CvrRecognizer(language),
        *special_categories(language),
        announced_names(language),
    ]
