"""What `pii-audit doctor` does: every check of every source."""

from pii_audit.cli.stdout import say
from pii_audit.cli.visible import visible
from pii_audit.inventory.load import Inventory
from pii_audit.plugins import PluginError, SourceError, scanner


def examine(inventory: Inventory) -> bool:
    """Print each check with its remedy; return whether all are well."""
    well = True
    for source in inventory.sources:
        try:
            made = scanner(source)
        except (PluginError, SourceError) as error:
            say(visible(f"FAIL  {source.id}: {error}"))
            well = False
            continue
        try:
            for check in made.check():
                say(visible(f"{'ok  ' if check.ok else 'FAIL'}  {source.id}: {check.name}: {check.message}"))
                if check.remedy and not check.ok:
                    say(visible(f"      do: {check.remedy}"))
                well = well and check.ok
        except SourceError as error:
            say(visible(f"FAIL  {source.id}: {error}"))
            well = False
        finally:
            made.close()
    say("All sources can be read. Next: pii-audit plan" if well else "Not every source can be read.")
    return well
