"""Places where data lies: countries, the EEA, and the regions of cloud providers."""

from typing import Final

_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_EEA = f"{_EU} IS LI NO"
AREAS: Final = {"EU": frozenset(_EU.split()), "EEA": frozenset(_EEA.split())}
"""Member states by the codes of ISO 3166-1."""

_COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC"
    " CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD"
    " GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH"
    " KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW"
    " MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC"
    " SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY"
    " UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
"""All codes of ISO 3166-1."""
_CODES: Final = frozenset(_COUNTRIES.split())

# The countries that the providers name in their public lists of regions (AWS "Regions and Availability Zones",
# Google Cloud "Locations", Azure "Regions list"). A region that is not here is unknown, never guessed.
_CLOUD_REGIONS: Final = {
    "SE": "eu-north-1 europe-north2 swedencentral swedensouth",
    "IE": "eu-west-1 northeurope",
    "GB": "eu-west-2 europe-west2 uksouth ukwest",
    "FR": "eu-west-3 europe-west9 francecentral francesouth",
    "DE": "eu-central-1 eusc-de-east-1 europe-west3 europe-west10 germanywestcentral germanynorth",
    "CH": "eu-central-2 europe-west6 switzerlandnorth switzerlandwest",
    "IT": "eu-south-1 europe-west8 europe-west12 italynorth",
    "ES": "eu-south-2 europe-southwest1 spaincentral",
    "FI": "europe-north1",
    "BE": "europe-west1 belgiumcentral",
    "NL": "europe-west4 westeurope",
    "PL": "europe-central2 polandcentral",
    "AT": "austriaeast",
    "DK": "denmarkeast",
    "NO": "norwayeast norwaywest",
    "US": "us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1 us-central1 us-east1 us-east4 us-east5"
    " us-south1 us-west1 us-west2 us-west3 us-west4 eastus eastus2 centralus northcentralus southcentralus"
    " westcentralus westus westus2 westus3",
    "CA": "ca-central-1 ca-west-1 northamerica-northeast1 northamerica-northeast2 canadacentral canadaeast",
    "MX": "mx-central-1 northamerica-south1 mexicocentral",
    "BR": "sa-east-1 southamerica-east1 brazilsouth brazilsoutheast",
    "CL": "southamerica-west1 chilecentral",
    "ZA": "af-south-1 africa-south1 southafricanorth southafricawest",
    "AE": "me-central-1 uaenorth uaecentral",
    "BH": "me-south-1",
    "IL": "il-central-1 me-west1 israelcentral",
    "QA": "me-central1 qatarcentral",
    "SA": "me-central2",
    "IN": "ap-south-1 ap-south-2 asia-south1 asia-south2 centralindia southindia westindia",
    "JP": "ap-northeast-1 ap-northeast-3 asia-northeast1 asia-northeast2 japaneast japanwest",
    "KR": "ap-northeast-2 asia-northeast3 koreacentral koreasouth",
    "SG": "ap-southeast-1 asia-southeast1 southeastasia",
    "AU": "ap-southeast-2 ap-southeast-4 australia-southeast1 australia-southeast2 australiaeast australiasoutheast"
    " australiacentral australiacentral2",
    "ID": "ap-southeast-3 asia-southeast2 indonesiacentral",
    "MY": "ap-southeast-5 malaysiawest",
    "NZ": "ap-southeast-6 newzealandnorth",
    "TH": "ap-southeast-7",
    "TW": "ap-east-2 asia-east1",
    "HK": "ap-east-1 asia-east2 eastasia",
    "CN": "cn-north-1 cn-northwest-1",
}
_COUNTRY_OF: Final = {region: country for country, regions in _CLOUD_REGIONS.items() for region in regions.split()}


def is_country(name: str) -> bool:
    """Tell whether a name is the code of a country."""
    return name in _CODES


def country_of(region: str) -> str | None:
    """Return the country of a region of a cloud provider, of a country itself, or None where it is not known."""
    return region if is_country(region) else _COUNTRY_OF.get(region.lower())


def within(region: str, declared: tuple[str, ...]) -> bool | None:
    """Tell whether a region lies in declared countries and areas; None where its country is not known."""
    if region in declared:
        return True
    allowed = frozenset().union(*(AREAS.get(name, {name}) for name in declared))
    if region in AREAS:
        return AREAS[region] <= allowed
    country = country_of(region)
    return None if country is None else country in allowed
