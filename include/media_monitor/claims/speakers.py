"""The registry of well-known people and bodies, which a user extends in speakers.yaml."""

from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from media_monitor.claims.names import alike, bare, core, fold

Kind = Literal["person", "body", "outlet"]


class Known(BaseModel):
    """Somebody the registry knows: `organisation` is who they speak for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    organisation: str | None = None
    government: str | None = None
    kind: Kind = "person"
    short: str | None = None


class Speakers(BaseModel):
    """Everybody the registry knows, found by any of their names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    speakers: tuple[Known, ...]

    @cached_property
    def _by_name(self) -> dict[str, Known]:
        return {fold(n): known for known in self.speakers for n in (known.name, *known.aliases)}

    @cached_property
    def _by_office(self) -> dict[str, Known]:
        return {fold(office): known for known in self.speakers for office in known.offices}

    @cached_property
    def _people(self) -> tuple[Known, ...]:
        return tuple(known for known in self.speakers if known.kind == "person")

    def find(self, name: str) -> Known | None:
        """Find who bears exactly this name or alias, whatever its dots, accents and articles."""
        names = (name, bare(name), " ".join(core(name)))
        return next((k for n in names if (k := self._by_name.get(fold(n)))), None)

    def surname(self, name: str) -> Known | None:
        """Find the only person the registry knows by this surname."""
        known = self.person(name) or self.find(name)
        fitting = (
            [known]
            if known
            else [k for k in self._people if fold(k.name.split()[-1]) == fold(name)]
        )
        return fitting[0] if len(fitting) == 1 and fitting[0].kind == "person" else None

    def person(self, name: str) -> Known | None:
        """Find a person by a full name, in any transliteration."""
        known = self.find(name)
        if known is not None:
            return known if known.kind == "person" else None
        words = core(name)
        if len(words) < 2:  # noqa: PLR2004 - one word alone is not a full name
            return None
        return next((k for k in self._people if _same(words, k.name.split())), None)

    def government(self, organisation: str) -> str:
        """Name the government an organisation belongs to, or itself."""
        known = next((k for k in self.speakers if organisation in {k.organisation, k.name}), None)
        return (known and known.government) or organisation

    def short(self, organisation: str) -> str:
        """Shorten an organisation's name the way an adjective would ("U.N. report")."""
        known = next((k for k in self.speakers if organisation in {k.organisation, k.name}), None)
        if known is None or known.kind == "person":
            return organisation
        return known.short or known.name

    def organisation(self, name: str) -> str | None:
        """Name the organisation a body's name stands for, in its one canonical form."""
        known = self.find(name) or self._by_office.get(fold(name))
        if known is None or known.kind == "person":
            return None
        return known.organisation or known.name


def _same(words: list[str], others: list[str]) -> bool:
    if len(others) < 2:  # noqa: PLR2004 - one word alone is not a full name
        return False
    return alike(words[0], others[0]) and alike(words[-1], others[-1])
