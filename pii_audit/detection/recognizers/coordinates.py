"""Where on earth something is: latitude and longitude side by side."""

import re

from pii_audit.detection.recognizers.checked import FORM, LOOSE, SHAPE, CheckedRecognizer, pattern


def _pair(decimals: int) -> str:
    """Make the pattern of a pair that is no part of a longer row of numbers."""
    return (
        rf"(?<!\d[,;] )[-+]?\d{{1,2}}\.\d{{{decimals},15}}(?:, ?|; ?| )[-+]?\d{{1,3}}\.\d{{{decimals},15}}(?![,;] ?-?\d)"
        rf"|[-+]?\d{{1,2}},\d{{{decimals},15}}(?:; ?| )[-+]?\d{{1,3}},\d{{{decimals},15}}"
    )


class CoordinatesRecognizer(CheckedRecognizer):
    """Pairs of decimal degrees, to a tenth of a kilometre or closer."""

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "COORDINATES",
            [
                pattern("degrees", r"\d{1,2}\.\d{3,12} ?° ?[NS],? {0,2}\d{1,3}\.\d{3,12} ?° ?[EWØV]", FORM),
                pattern("degrees after letters", r"[NS] ?\d{1,2}\.\d{3,12}°?,? {0,2}[EWØV] ?\d{1,3}\.\d{3,12}°?", FORM),
                pattern("of a metre", _pair(5), SHAPE),
                pattern("of ten metres", _pair(4), LOOSE),
            ],
            check=_on_earth,
            names="""
                gps, koordinat, koordinater, koordinaterne, position, positionen, lokation, location, located, coordinates,
                coordinate, coords, geo, lat, latitude, point, placering, placeret, maps, latlng, latlon, breddegrad
            """,
            among_words=0.6,
        )


def _on_earth(text: str) -> bool:
    latitude, longitude = (float(n.replace(",", ".")) for n in re.findall(r"[-+]?\d{1,3}[.,]\d+", text))
    return abs(latitude) <= 90 and abs(longitude) <= 180 and max(abs(latitude), abs(longitude)) > 1
