"""What was changed on the machine, in order, written down before each change: the one thing that undoing reads."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from proxy import durable
from proxy.install.account import Account
from proxy.install.authority import Authority
from proxy.install.errors import InstallError
from proxy.install.files import File, Folder
from proxy.install.java import Keystore
from proxy.install.places import MANIFEST, at
from proxy.install.services import Units
from proxy.install.shared import Shared
from proxy.install.system_store import Anchor
from proxy.install.trusting import Databases

type Recorded = Account | Anchor | Authority | Databases | File | Folder | Keystore | Shared | Units

_STEPS: TypeAdapter[list[Recorded]] = TypeAdapter(list[Annotated[Recorded, Field(discriminator="kind")]])


@dataclass(slots=True)
class Manifest:
    """The changes that were begun, and not yet taken back.

    Attributes:
        path: Its file, root's alone.
        steps: In the order in which they were made.
    """

    path: Path
    steps: list[Recorded] = field(default_factory=list)

    @classmethod
    def read(cls, root: Path) -> "Manifest":
        """Read that of the machine; empty where nothing is installed.

        Raises:
            InstallError: it cannot be read.
        """
        path = at(root, MANIFEST)
        try:
            return cls(path, _STEPS.validate_json(path.read_bytes()))
        except FileNotFoundError:
            return cls(path)
        except (OSError, ValidationError) as error:
            words = f"{path} est illisible ({type(error).__name__})."
            raise InstallError(f"{words} Rendez-le lisible : lui seul dit ce que l'installation a changé.") from error

    def add(self, step: Recorded) -> None:
        """Write down a change that is about to be made.

        Raises:
            OSError: it could not be, and the change must not be made.
        """
        if step not in self.steps:
            self.steps.append(step)
            self._save()

    def drop(self, step: Recorded) -> None:
        """Forget a change that was taken back; the file goes with the last one.

        Raises:
            OSError: it could not be.
        """
        self.steps.remove(step)
        if self.steps:
            self._save()
        else:
            self.path.unlink(missing_ok=True)
            durable.sync_folder(self.path.parent)

    def _save(self) -> None:
        durable.replace(self.path, _STEPS.dump_json(self.steps, indent=1) + b"\n")
