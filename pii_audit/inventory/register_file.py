"""registers.yaml, read and held against the policy and the inventory."""

import hashlib
from collections.abc import Collection, Iterator

from pii_audit.document import Document, DocumentError, Place, Problem, nearest, read, validate
from pii_audit.inventory.registers import Registers
from pii_audit.policy.schema import Policy


def read_registers(
    document: Document, name: str | None, sources: Collection[str], policy: Policy
) -> tuple[Registers, str]:
    """Read the registers that an inventory names, and digest the two files together.

    Raises:
        DocumentError: the file is missing or wrong, or names what is not there.
    """
    if name is None:
        return Registers(), hashlib.sha256(document.text.encode()).hexdigest()
    path = document.path.parent / name
    if not path.is_file():
        raise DocumentError([document.problem(("registers",), f"there is no file {path}")])
    written = read(path)
    registers = validate(written, Registers)
    if problems := [*_references(written, registers, sources, policy)]:
        raise DocumentError(problems)
    return registers, hashlib.sha256((document.text + written.text).encode()).hexdigest()


def _references(
    document: Document, registers: Registers, sources: Collection[str], policy: Policy
) -> Iterator[Problem]:
    names = [party.name for party in registers.recipients]
    known = {
        "recipient": tuple(policy.recipients),
        "safeguard": tuple(policy.transfers.safeguards),
        "collection": tuple(policy.collection),
        "source": tuple(sources),
        "party": tuple(names),
    }
    uses: list[tuple[str, str, Place]] = []
    for i, party in enumerate(registers.recipients):
        uses.append(("recipient", party.type, ("recipients", i, "type")))
        if party.safeguard:
            uses.append(("safeguard", party.safeguard, ("recipients", i, "safeguard")))
        if party.name in names[:i]:
            yield document.problem(("recipients", i, "name"), f"{party.name} stands twice")
    for i, hold in enumerate(registers.legal_holds):
        uses.append(("source", hold.dataset.partition("/")[0], ("legal_holds", i, "dataset")))
        if hold.id in [other.id for other in registers.legal_holds[:i]]:
            yield document.problem(("legal_holds", i, "id"), f"{hold.id} stands twice")
    for i, disclosure in enumerate(registers.disclosures):
        uses.append(("source", disclosure.dataset.partition("/")[0], ("disclosures", i, "dataset")))
        uses.append(("party", disclosure.recipient, ("disclosures", i, "recipient")))
    for i, supplier in enumerate(registers.suppliers):
        uses.append(("source", supplier.dataset.partition("/")[0], ("suppliers", i, "dataset")))
        uses.append(("collection", supplier.collection, ("suppliers", i, "collection")))
    for kind, name, place in uses:
        if name not in known[kind]:
            yield document.problem(place, f"no {kind} {name!r}" + nearest(name, known[kind]))
