"""Danish postcodes without their towns, and degrees of latitude or longitude alone, told from other numbers."""

import re
from collections.abc import Sequence
from functools import cache

_ENDINGS = """
    2: 000 100 150 200 300 400 450 500 600 605 610 620 625 630 635 640 650 660 665 670 680 690 700 720 730 740 750 760 765 770 791 800
       820 830 840 850 860 870 880 900 920 930 942 950 960 970 980 990
    3: 000 050 060 070 080 100 120 140 150 200 210 220 230 250 300 310 320 330 360 370 390 400 450 460 480 490 500 520 540 550 600 630
       650 660 670 700 720 730 740 751 760 770 782 790
    4: 000 030 040 050 060 070 100 130 140 160 171 173 174 180 190 200 220 230 241 242 243 245 250 261 262 270 281 291 293 295 296 300
       320 330 340 350 360 370 390 400 420 440 450 460 470 480 490 500 520 532 534 540 550 560 571 572 573 581 583 591 592 593 600 621
       622 623 632 640 652 653 654 660 671 672 673 681 682 683 684 690 700 720 733 735 736 750 760 771 772 773 780 791 792 793 800 840
       850 862 863 871 872 873 874 880 891 892 894 895 900 912 913 920 930 941 943 944 951 952 953 960 970 983 990
    5: 000 200 210 220 230 240 250 260 270 290 300 320 330 350 370 380 390 400 450 462 463 464 466 471 474 485 491 492 500 540 550 560
       580 591 592 600 610 620 631 642 672 683 690 700 750 762 771 772 792 800 853 854 856 863 871 874 881 882 883 884 892 900 932 935
       953 960 970 985
    6: 000 040 051 052 064 070 091 092 093 094 100 200 230 240 261 270 280 300 310 320 330 340 360 372 392 400 430 440 470 500 510 520
       534 535 541 560 580 600 621 622 623 630 640 650 660 670 682 683 690 700 705 710 715 720 731 740 752 753 760 771 780 792 800 818
       823 830 840 851 852 853 854 855 857 862 870 880 893 900 920 933 940 950 960 971 973 980 990
    7: 000 080 100 120 130 140 150 160 171 173 182 183 184 190 200 250 260 270 280 300 321 323 330 361 362 400 430 441 442 451 470 480
       490 500 540 550 560 570 600 620 650 660 673 680 700 730 741 742 752 755 760 770 790 800 830 840 850 860 870 884 900 950 960 970
       980 990
    8: 000 200 210 220 230 240 250 260 270 300 305 310 320 330 340 350 355 361 362 370 380 381 382 400 410 420 444 450 462 464 471 472
       500 520 530 541 543 544 550 560 570 581 585 586 592 600 620 632 641 643 653 654 660 670 680 700 721 722 723 732 740 751 752 762
       763 765 766 781 783 800 830 831 832 840 850 860 870 881 882 883 900 920 930 940 950 960 961 963 970 981 983 990
    9: 000 200 210 220 230 240 260 270 280 293 300 310 320 330 340 352 362 370 380 381 382 400 430 440 460 480 490 492 493 500 510 520
       530 541 550 560 574 575 600 610 620 631 632 640 670 681 690 700 740 750 760 800 830 850 870 881 900 940 970 981 982 990
"""
_OF_STREETS = range(1050, 1975)
"""Copenhagen within the lakes and Frederiksberg, where each street has a code of its own."""
POSTCODE_CHANCE = 0.15
"""Share of random numbers of four digits that are codes."""
_FEWEST, _ROUND = 5, 100

_DEGREES = re.compile(r"-?(\d{1,2})[.,]\d{5,}")
_NORDIC_LATITUDES, _NORDIC_LONGITUDES = range(54, 72), range(4, 32)
_WIDEST = 12
"""Degrees that the places of one company lie apart at most."""


def share_of_postcodes(values: Sequence[str]) -> float:
    """Return the share of distinct values that are codes in use; 0 for amounts, which are round, and for years of this age."""
    distinct = {value.strip() for value in values}
    used = [
        int(value)
        for value in distinct
        if value in _in_use() or (value.isascii() and value.isdigit() and int(value) in _OF_STREETS)
    ]
    telling = [code for code in used if code % _ROUND and code not in _OF_STREETS]
    return len(used) / len(distinct) if len(used) >= _FEWEST and 3 * len(telling) >= len(used) else 0.0


def share_of_degrees(values: Sequence[str]) -> float:
    """Return the share of distinct values that are degrees to a metre, of places near one another in the north of Europe."""
    distinct = {value.strip() for value in values}
    whole = [int(match[1]) for value in distinct if (match := _DEGREES.fullmatch(value))]
    if len(whole) < _FEWEST or max(whole) - min(whole) > _WIDEST:
        return 0.0
    near = all(n in _NORDIC_LATITUDES for n in whole) or all(n in _NORDIC_LONGITUDES for n in whole)
    return len(whole) / len(distinct) if near else 0.0


@cache
def _in_use() -> frozenset[str]:
    return frozenset(
        first + ending
        for first, endings in re.findall(r"(\d): ([\d\s]+?)(?=\s+\d:|\s*$)", _ENDINGS)
        for ending in endings.split()
    )
