"""Codes of the classification of diseases (ICD-10), bare or as the Danish SKS writes them: `E11.9`, `DE119`.

Any letter and two digits has the form, so what counts is the share of codes that hospitals and practices write most.
"""

import re
from collections.abc import Sequence

from pii_audit.detection.words import words

_CODE = re.compile(r"D?([A-TV-Z]\d\d)(?:\.?\d{1,2}|\.?\d?[A-Z]?|\.[-X])?[*+]?", re.IGNORECASE)
COMMON = words(
    "a02 a04 a08 a09 a15 a37 a38 a40 a41 a46 a49 a51 a53 a54 a56 a60 a63 a69 b00 b01 b02 b05 b07 b08 b16 b17 b18 b20 b24 b27 b34 b35 "
    "b36 b37 b80 b86 b95 b96 b97 b99 c15 c16 c18 c19 c20 c22 c25 c32 c34 c43 c44 c50 c53 c54 c56 c61 c62 c64 c67 c71 c73 c77 c78 "
    "c79 c80 c81 c82 c83 c85 c90 c91 c92 d05 d06 d12 d17 d18 d22 d23 d25 d35 d36 d45 d46 d47 d48 d50 d51 d53 d61 d64 d68 d69 d70 "
    "d72 d86 e03 e04 e05 e06 e07 e10 e11 e13 e14 e16 e21 e22 e23 e28 e29 e34 e46 e53 e55 e61 e63 e66 e73 e78 e79 e83 e84 e86 e87 "
    "e88 f00 f01 f03 f05 f06 f10 f11 f12 f13 f14 f17 f19 f20 f22 f23 f25 f30 f31 f32 f33 f34 f38 f40 f41 f42 f43 f44 f45 f48 f50 "
    "f51 f52 f60 f63 f64 f70 f79 f80 f81 f84 f89 f90 f91 f93 f94 f95 f98 f99 g12 g20 g25 g30 g31 g35 g40 g41 g43 g44 g45 g47 g50 "
    "g51 g54 g56 g57 g58 g60 g61 g62 g70 g71 g80 g81 g83 g90 g91 g93 g95 h00 h01 h02 h04 h10 h11 h16 h18 h20 h25 h26 h33 h34 h35 "
    "h36 h40 h43 h47 h49 h50 h52 h53 h54 h57 h60 h61 h65 h66 h68 h69 h72 h81 h83 h90 h91 h92 h93 i05 i10 i11 i12 i13 i15 i20 i21 "
    "i24 i25 i26 i27 i30 i33 i34 i35 i38 i40 i42 i44 i45 i46 i47 i48 i49 i50 i51 i60 i61 i62 i63 i64 i65 i67 i69 i70 i71 i72 i73 "
    "i74 i77 i78 i80 i82 i83 i84 i85 i86 i87 i88 i89 i95 j00 j01 j02 j03 j04 j05 j06 j09 j10 j11 j12 j13 j15 j18 j20 j21 j22 j30 "
    "j31 j32 j33 j34 j35 j36 j38 j39 j40 j41 j42 j43 j44 j45 j46 j47 j60 j69 j80 j81 j84 j90 j93 j96 j98 k01 k02 k04 k05 k07 k08 "
    "k10 k11 k12 k13 k20 k21 k22 k25 k26 k27 k29 k30 k31 k35 k36 k37 k40 k41 k42 k43 k44 k50 k51 k52 k55 k56 k57 k58 k59 k60 k61 "
    "k62 k63 k64 k65 k70 k72 k73 k74 k75 k76 k80 k81 k83 k85 k86 k90 k91 k92 l01 l02 l03 l04 l05 l08 l10 l20 l21 l23 l24 l25 l27 "
    "l28 l29 l30 l40 l42 l43 l50 l52 l57 l60 l63 l65 l70 l71 l72 l73 l74 l80 l81 l82 l84 l85 l89 l90 l91 l92 l93 l97 l98 m05 m06 "
    "m07 m08 m10 m11 m13 m15 m16 m17 m18 m19 m20 m21 m22 m23 m24 m25 m30 m31 m32 m34 m35 m40 m41 m42 m43 m45 m46 m47 m48 m50 m51 "
    "m53 m54 m60 m62 m65 m66 m67 m70 m71 m72 m75 m76 m77 m79 m80 m81 m84 m85 m86 m87 m89 m93 m94 m96 n02 n03 n04 n05 n10 n11 n12 "
    "n13 n17 n18 n19 n20 n21 n23 n28 n30 n31 n32 n35 n39 n40 n41 n42 n43 n44 n45 n46 n47 n48 n50 n60 n61 n62 n63 n64 n70 n71 n72 "
    "n73 n75 n76 n80 n81 n83 n84 n85 n87 n89 n90 n91 n92 n93 n94 n95 n97 o00 o02 o03 o04 o10 o13 o14 o20 o21 o24 o26 o30 o32 o34 "
    "o36 o42 o47 o48 o60 o62 o63 o64 o68 o70 o72 o80 o81 o82 o99 p05 p07 p21 p22 p59 q21 q35 q53 q65 q66 q90 r00 r01 r03 r04 r05 "
    "r06 r07 r09 r10 r11 r12 r13 r14 r15 r17 r18 r19 r20 r21 r22 r23 r25 r26 r27 r29 r30 r31 r32 r33 r35 r39 r40 r41 r42 r45 r47 "
    "r50 r51 r52 r53 r54 r55 r56 r57 r59 r60 r61 r63 r64 r68 r69 r70 r73 r74 r79 r91 r93 r94 r99 s00 s01 s02 s05 s06 s09 s12 s13 "
    "s20 s22 s30 s32 s40 s41 s42 s43 s46 s50 s51 s52 s60 s61 s62 s63 s66 s70 s71 s72 s80 s81 s82 s83 s86 s90 s91 s92 s93 t07 t14 "
    "t15 t22 t23 t30 t42 t50 t62 t63 t65 t74 t75 t78 t80 t81 t82 t84 t88 t90 t91 u07 z00 z01 z02 z03 z04 z08 z09 z11 z12 z13 z20 "
    "z21 z22 z23 z30 z32 z34 z35 z36 z38 z39 z41 z42 z46 z47 z48 z50 z51 z52 z53 z56 z63 z71 z72 z73 z74 z75 z76 z80 z82 z85 z86 "
    "z87 z88 z90 z91 z92 z93 z94 z95 z96 z97 z98 z99"
)
"""The categories in general use, some third of all there are; chosen for this from general knowledge."""
CHANCE = 0.35
"""Share of random codes, a letter and two digits, that are among them: 770 of 2,600, and something for drawing few."""
_FEWEST, _FEWEST_LETTERS = 5, 4


def share_of_diagnoses(values: Sequence[str]) -> float:
    """Return the share of distinct values that are common codes; 0 where most have another form, or all are of one chapter."""
    distinct = {value.strip() for value in values}
    codes = [match[1].lower() for value in distinct if (match := _CODE.fullmatch(value))]
    if len(codes) < _FEWEST or len({code[0] for code in codes}) < _FEWEST_LETTERS:
        return 0.0
    return sum(code in COMMON for code in codes) / len(distinct)
