"""What the net knows people by: e-mail and network addresses, cookies."""

from ipaddress import ip_interface

import tldextract
from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import EmailRecognizer

from pii_audit.detection.naming_words import NAMES
from pii_audit.detection.recognizers.checked import FORM, LOOSE, NAMED_ONLY, SHAPE, CheckedRecognizer

_BUNDLED_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
"""The public suffix list as shipped; Presidio's own recognizer would fetch a newer one."""


_LABEL = r"\w{1,63}(?:-{1,9}\w{1,63}){0,9}"
_ADDRESS = rf"(?<![!#$%&'*+/=?^_`{{|}}~.\w-])[!#$%&'*+/=?^_`{{|}}~.\w-]{{0,63}}[!#$%&'*+/=?^_`{{|}}~\w-]@{_LABEL}(?:\.{_LABEL}){{1,9}}\b"
"""Presidio's own pattern, with an end to every repetition: it took seconds for a value made for that."""


class OfflineEmailRecognizer(EmailRecognizer):
    """Presidio's e-mail addresses, checked without the network."""

    def __init__(self, language: str) -> None:
        super().__init__(supported_language=language, patterns=[Pattern("address", _ADDRESS, 0.5)])

    def validate_result(self, pattern_text: str) -> bool:
        """See `PatternRecognizer.validate_result`."""
        return bool(_BUNDLED_SUFFIXES(pattern_text.rpartition("@")[2]).suffix)


_SMALL = r"(?:[12]?\d|3[01])(?:\.(?:[12]?\d|3[01])){3}"
_PAIRS = r"[2-9]\d(?:\.\d\d){3}"
_IPV4_START, _IPV4_END = r"(?<![\w.-])(?<!\w/)", r"(?:/\d\d?)?(?![\w-]|\.\d)"


class NetworkAddressRecognizer(CheckedRecognizer):
    """IPv4 and IPv6 addresses. Four small numbers can be a version, four pairs of digits a Danish phone number."""

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "IP_ADDRESS",
            [
                Pattern(
                    "IPv4",
                    rf"{_IPV4_START}(?!(?:{_SMALL}|{_PAIRS})(?:/\d\d?)?(?!\d))\d{{1,3}}(?:\.\d{{1,3}}){{3}}{_IPV4_END}",
                    FORM,
                ),
                Pattern("small numbers", rf"{_IPV4_START}{_SMALL}{_IPV4_END}", LOOSE),
                Pattern("pairs", rf"{_IPV4_START}{_PAIRS}{_IPV4_END}", NAMED_ONLY),
                Pattern(
                    "IPv6", r"(?<![\w:.-])(?=[0-9a-f]{0,4}:)[0-9a-f:]{3,39}(?:\d(?:\.\d{1,3}){3})?(?![\w:]|\.\d)", FORM
                ),
            ],
            check=_is_address,
            names="""
                ip, ipv4, ipv6, ipadresse, ip adresse, ip address, ip adressen, login, logins, logon, logged in, logget ind,
                host, klient, client, remote addr, x forwarded
            """,
            others=f"""
                {NAMES["PHONE_NUMBER"]}, version, versionen, versions, versionsnr, ver, v, release, released, udgave, udgaven, build,
                firmware, software, rolled, rolled back, rulle tilbage, rullet tilbage, downgraded, opdatering, opdateret,
                update, updated, upgrade, upgraded, patch, api, sdk, driver, kernel, rev, revision, section, afsnit, punkt, kapitel, chapter, chrome, firefox, safari, edge, opera, ios, android,
                windows, macos, app, appen, oid, tls, php, python, java, node, rulle, rullet
            """,
            among_words=0.6,
        )


def _is_address(text: str) -> bool:
    if text.count(":") == 2 and "::" in text and len(text) < 5:  # `::1` and the like are nobody's
        return False
    try:
        address = ip_interface(text).ip
    except ValueError:
        return False
    return not (address.is_unspecified or address.is_loopback)


class HardwareAddressRecognizer(CheckedRecognizer):
    """MAC addresses in every notation; a longer row of pairs is a fingerprint of something."""

    def __init__(self, language: str) -> None:
        pair = "[0-9a-f]{2}"
        super().__init__(
            language,
            "MAC_ADDRESS",
            [
                Pattern("pairs", rf"(?<![\w:-]){pair}([:-])(?:{pair}\1){{4}}{pair}(?![\w:-])", FORM),
                Pattern(
                    "fours",
                    r"(?<![\w.:])(?=[0-9.:]{0,13}[a-f])[0-9a-f]{4}([.:])[0-9a-f]{4}\1[0-9a-f]{4}(?![\w.:])",
                    SHAPE,
                ),
                Pattern("halves", r"(?<![\w-])[0-9a-f]{6}-[0-9a-f]{6}(?![\w-])", NAMED_ONLY),
                Pattern("digits", r"(?<!\w)[0-9a-f]{12}(?!\w)", NAMED_ONLY),
            ],
            check=lambda text: len(set(text.lower()) - set(":-.")) > 1,
            names=NAMES["MAC_ADDRESS"],
            among_words=0.6,
        )


class ProfileUrlRecognizer(PatternRecognizer):
    """Pages of persons on networks that keep persons and companies apart."""

    def __init__(self, language: str) -> None:
        page = r"linkedin\.com/in/|facebook\.com/(?:profile\.php\?id=|people/)|tiktok\.com/@|xing\.com/profile/|snapchat\.com/add/"
        super().__init__(
            supported_entity="PROFILE_URL",
            supported_language=language,
            patterns=[Pattern("page", rf"(?:https?://)?\b(?:[a-z]{{2,3}}\.)?(?:{page})[\w.%-]{{2,100}}", FORM)],
        )


class CookieRecognizer(CheckedRecognizer):
    """Client ids of Google Analytics and Ads and of Facebook, and the click ids both put into addresses."""

    def __init__(self, language: str) -> None:
        moment = r"1[0-9]{9}"
        super().__init__(
            language,
            "COOKIE_ID",
            [
                Pattern("Google Analytics", rf"\bGA\d\.\d\.(?:\d{{5,12}}\.{moment}|amp-[\w-]{{10,60}})\b", FORM),
                Pattern("Google Analytics session", rf"\bGS\d\.\d\.(?:s?{moment})[.$\w]{{2,60}}", FORM),
                Pattern("Google Ads", rf"(?<![\w.])1\.1\.\d{{5,12}}\.{moment}\b", FORM),
                Pattern("Facebook", r"\bfb\.[0-2]\.1\d{12}\.[\w-]{6,200}", FORM),
                Pattern("Facebook click", r"\bIwAR[\w-]{40,200}", FORM),
                Pattern("Google click", r"\b(?:Cj0KCQ|CjwKCA|EAIaIQob)[\w-]{30,200}", FORM),
            ],
            flags=0,
        )
