"""Exports, each read by the library of its own standard."""

import csv
import json
import warnings
from pathlib import Path

import jsonschema
import pytest
import yaml
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.drafting.glossary import TERMS
from pii_audit.drafting.purposes import BASES, PURPOSES
from pii_audit.exports.dpv import CONTEXT, dpv_jsonld
from pii_audit.exports.fides import fides_manifest
from pii_audit.exports.odcs import odcs_contract
from pii_audit.exports.ropa import COLUMNS, ropa_csv, ropa_html
from pii_audit.inventory.load import Inventory, load
from pii_audit.policy.schema import Policy

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own parser uses it

SAMPLE = Path(__file__).parents[2] / "sample_data"
VOCABULARY = {
    line
    for line in (Path(__file__).parent / "dpv_2.3_iris.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
}
DPV = "https://w3id.org/dpv#"
NAMED = "urn:pii-audit:nordlyd-privacy-notice:"


@pytest.fixture(scope="module")
def sample() -> tuple[Inventory, Policy]:
    inventory, loaded = load(SAMPLE / "pii-audit.yaml")
    return inventory, loaded.policy


@pytest.fixture(scope="module")
def graph(sample: tuple[Inventory, Policy]) -> Graph:
    return Graph().parse(data=dpv_jsonld(sample[1]).text, format="json-ld")


def expanded(curie: str) -> str:
    prefix, _, name = curie.partition(":")
    return CONTEXT[prefix] + name


def test_dpv__every_iri_is_one_of_the_published_vocabulary(graph: Graph) -> None:
    used = {str(term) for triple in graph for term in triple if str(term).startswith("https://w3id.org/dpv")}
    assert len(used) > 40
    assert used <= VOCABULARY


def test_dpv__what_drafts_write_is_of_the_vocabulary_too() -> None:
    written = [term.dpv for term in TERMS.values()] + [iri for known in PURPOSES.values() for iri in known.dpv]
    written += [dpv for dpv, _ in BASES.values()]
    assert {expanded(curie) for curie in written} <= VOCABULARY


def test_dpv__a_process_says_what_the_policy_says(graph: Graph) -> None:
    process = URIRef(NAMED + "purposes.perform_contract")
    assert (process, RDF.type, URIRef(DPV + "PersonalDataProcess")) in graph
    assert {str(o) for o in graph.objects(process, URIRef(DPV + "hasLegalBasis"))} == {expanded("gdpr:A6-1-b")}
    assert expanded("pd:EmailAddress") in {str(o) for o in graph.objects(process, URIRef(DPV + "hasPersonalData"))}
    limits = {str(o).rpartition(".")[2] for o in graph.objects(process, URIRef(DPV + "hasStorageCondition"))}
    assert limits == {"RET-01", "RET-02"}
    (duration,) = graph.objects(URIRef(NAMED + "retention.RET-02"), URIRef(DPV + "hasDuration"))
    assert [str(value) for value in graph.objects(duration, RDF.value)] == ["P3M"]
    assert "account.deleted" in str(next(graph.objects(duration, DCTERMS.description)))


def test_dpv__inferred_bases_are_left_out_and_said(sample: tuple[Inventory, Policy], graph: Graph) -> None:
    process = URIRef(NAMED + "purposes.profiling")
    assert not list(graph.objects(process, URIRef(DPV + "hasLegalBasis")))
    assert "purposes.profiling: a basis that is only inferred" in dpv_jsonld(sample[1]).left_out


def test_fides__loads_with_fideslang_and_every_key_is_of_its_taxonomy(sample: tuple[Inventory, Policy]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from fideslang.default_taxonomy import DEFAULT_TAXONOMY
        from fideslang.models import System

    (manifest,) = yaml.safe_load(fides_manifest(sample[1]).text)["system"]
    system = System.model_validate(manifest)
    assert {d.data_use for d in system.privacy_declarations} <= {use.fides_key for use in DEFAULT_TAXONOMY.data_use}
    categories = {key for d in system.privacy_declarations for key in d.data_categories}
    assert categories <= {category.fides_key for category in DEFAULT_TAXONOMY.data_category}
    assert {term.fides for term in TERMS.values()} <= {
        category.fides_key for category in DEFAULT_TAXONOMY.data_category
    }
    uses = {use for known in PURPOSES.values() for use in known.fides}
    assert uses <= {use.fides_key for use in DEFAULT_TAXONOMY.data_use}
    by_name = {d.name: d for d in system.privacy_declarations}
    prevent = by_name["prevent misuse"]
    assert prevent.legal_basis_for_processing == "Legitimate interests"
    assert (
        by_name["answer enquiries"].retention_period
        == "3 months after request.handled, longer under EXC-TRANSACTION, EXC-HOLD"
    )


def test_ropa_csv__danish_letters_and_one_row_a_purpose(sample: tuple[Inventory, Policy]) -> None:
    inventory, policy = sample
    danish = policy.model_copy(
        update={
            "purposes": {
                "b": policy.purposes["market_research"].model_copy(update={"label": "=Undersøgelser på æbler"})
            }
        }
    )
    raw = ropa_csv(danish, inventory).text.encode()
    assert raw.startswith(b"\xef\xbb\xbf")  # by which spreadsheets know UTF-8
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0] == list(COLUMNS)
    assert rows[1][1] == "'=Undersøgelser på æbler"  # words, not a formula
    everything = ropa_csv(policy, inventory).text
    assert len(list(csv.reader(everything.splitlines(), delimiter=";"))) == len(policy.purposes) + 1
    assert "shop/subscribers" in everything
    assert "consent (inferred)" in everything


def test_ropa_html__escapes_and_marks_its_headings(sample: tuple[Inventory, Policy]) -> None:
    inventory, policy = sample
    hostile = policy.purposes["profiling"].model_copy(update={"label": "<script>alert(1)</script>"})
    page = ropa_html(policy.model_copy(update={"purposes": {"x": hostile}}), inventory).text
    assert "<script>" not in page
    assert page.count('<th scope="col">') == len(COLUMNS)


def test_odcs__fits_the_published_schema(sample: tuple[Inventory, Policy]) -> None:
    import open_data_contract_standard.model as odcs

    inventory, policy = sample
    made = odcs_contract(policy, inventory)
    contract = odcs.OpenDataContractStandard.from_string(made.text)
    published = json.loads((Path(odcs.__file__).parent / "schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(yaml.safe_load(made.text), published)
    found = {(p.element, p.value, p.unit) for p in contract.slaProperties or []}
    assert ("shop.accounts.deleted_at", 3, "month") in found
    assert ("shop.orders.completed_at", 4, "y") in found
    assert ("shop.subscribers.unsubscribed_at", 2, "d") in found
    assert "datasets.shop/web_log: bound to no time limit of its own" in made.left_out


@pytest.mark.parametrize("kind", ["dpv", "fides", "ropa-csv", "ropa-html", "odcs"])
def test_command__writes_and_says_what_is_not_in_it(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    arguments = ["policy", "export", kind, "--config", str(SAMPLE / "pii-audit.yaml")]
    assert main([*arguments, "-o", str(target)]) == Exit.PASS
    assert ("not in it: " in capsys.readouterr().err) == (kind != "fides")  # which has a place for all of the sample
    assert main(arguments) == Exit.PASS
    assert capsys.readouterr().out == target.read_bytes().decode()


def test_command__refusals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "export", "pdf", str(SAMPLE / "policy.yaml")]) == Exit.INVALID
    assert "known are dpv, fides" in capsys.readouterr().err
    assert main(["policy", "export", "odcs", str(SAMPLE / "policy.yaml")]) == Exit.INVALID
    assert "needs the tables of pii-audit.yaml" in capsys.readouterr().err
    nowhere = str(tmp_path / "none" / "out")
    assert main(["policy", "export", "dpv", str(SAMPLE / "policy.yaml"), "-o", nowhere]) == Exit.NOT_WRITTEN
