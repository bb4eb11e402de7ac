"""The whole life of a kind of record that is declared here and nowhere else; run in a process of its own.

Prints what was seen as JSON: ``python -m tests.storage.made_up_kind FOLDER``.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from canvas_app.domain.clients.model import CLIENT_TYPES
from canvas_app.domain.fields import Choice, Day, Line, Phone, Ref, Whole, Words
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import CLIENTS, Index, Kind

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to a client, perhaps with one of its persons."""

    kind: ClassVar[str] = "visit"
    id: int
    client_id: int
    name: str
    on: date
    code: str = ""
    sort: str = "company"
    phone: str = ""
    tags: tuple[str, ...] = ()
    person_id: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found on a visit: it goes with the visit, and so with the client."""

    kind: ClassVar[str] = "finding"
    id: int
    visit_id: int
    text: str = ""


def declare() -> None:
    """Add both kinds, and the schema that they make; before anything of storage is loaded."""
    KINDS["visit"] = Kind(
        Visit,
        {
            "client_id": Ref("client", owns=True),
            "name": Line(required=True),
            "on": Day(),
            "code": Line(),
            "sort": Choice(CLIENT_TYPES, "client.type"),
            "phone": Phone(),
            "tags": Words(),
            "person_id": Ref("person", forgets=True),
            "minutes": Whole(0, 600, "value.count"),
        },
        indexes=(
            Index("by_client", "client_id, day"),
            Index("by_code", "code", unique=True, filled="code"),
        ),
        views=(CLIENTS,),
        evidence=True,
        about_people=True,
        outside=True,
        searched=("tags", "name", "phone"),
    )
    KINDS["finding"] = Kind(Finding, {"visit_id": Ref("visit", owns=True), "text": Line()})

    from canvas_app.storage.sqlite import schema
    from canvas_app.storage.sqlite.frozen_schemas import objects_of
    from installer.declared_schema import declared_statements

    number = schema.SCHEMA + 1
    declared = objects_of(declared_statements(tuple(KINDS.values())))
    schema.SCHEMA, schema.CURRENT = number, schema.SchemaVersion(number, {number: declared})


def put_into_words() -> None:
    """Add what documents call the kind and its fields, as ``resources/content`` would have it."""
    from canvas_app.content import load_catalogue, load_messages
    from canvas_app.content.entry import build_entry
    from canvas_app.content.messages import _build
    from canvas_app.domain.record_table import word_key
    from canvas_app.domain.record_views import readable

    fields = load_catalogue()._entries("field")
    for name in readable(KINDS["visit"]):
        key = word_key(KINDS["visit"], name)
        fields[key] = build_entry("fields.toml", key, {"en": f"Its {name}", "ru": f"Это {name}"})
    messages = load_messages()._messages("doc")
    key = "doc.anonymous.visit"
    said = {"en": "Visit {number}", "ru": "Посещение {number}"}
    messages[key] = _build("messages_documents.toml", key, said)
    kind = {
        "en": "Visit", "ru": "Посещение", "plural_en": "Visits", "plural_ru": "Посещения",
        "new_en": "New visit", "new_ru": "Новое посещение",
        "empty_en": "No visits yet.", "empty_ru": "Посещений пока нет.",
    }  # fmt: skip
    load_catalogue()._entries("kind")["kind.visit"] = build_entry("kinds.toml", "kind.visit", kind)


def documented(book: Workbook, client_id: int) -> dict[str, bool]:
    """Return what the client's document says of its visit, with names and without them."""
    from tests.documents.reading import squeezed, text
    from tests.services.document_books import pdf

    put_into_words()
    named, anonymous = (
        text(pdf(book, "client", "en", client_id=client_id, anonymous=away)) for away in (False, True)
    )
    secrets = [squeezed(one) for one in ("Workshop giraffe", "V-1", "912 000-11-22", "blue", "Bob")]
    shown = [squeezed(one) for one in ("Visits", "Its on", "Its minutes", "Company")]
    return {
        "every field": all(one in named for one in (*shown, *secrets, squeezed("Its name"))),
        "what names nobody": all(one in anonymous for one in (*shown, squeezed("Person 1"))),
        "no names": not any(one in anonymous for one in (*secrets, squeezed("Its name"))),
    }


def live(folder: Path) -> dict[str, object]:
    """Take both kinds through their life; return what was seen on the way."""
    from canvas_app.domain.clients.model import Client, Person
    from canvas_app.domain.errors import PersonError, ValueRefusedError
    from canvas_app.domain.kinds import clean
    from canvas_app.services.clients import erasing, listing, register
    from canvas_app.services.files import check_workbook, create_workbook, open_verified
    from canvas_app.services.handing_over import hand_over
    from canvas_app.services.rescuing import rescue_file
    from canvas_app.storage.queries import clients as queries

    seen: dict[str, object] = {}
    path, day = folder / "book.canvasbook", date(2026, 11, 30)
    book = create_workbook(path, language="en", business="Made up", who="Vera")
    ann = register.add_client(book, "Ann", day).id
    person = Person(book.ids(), ann, "Bob")
    visit = clean(
        Visit(
            book.ids(), ann, " Workshop  zebra ", day, "V-1", phone="8 912 000-11-22", tags=("blue", "Blue")
        )
    )
    visit = replace(visit, person_id=person.id)
    finding = Finding(book.ids(), visit.id, "a draught")
    with book.edit("edit.client_edit", name="Ann") as edit:
        edit.put_all((person, visit, finding))
    seen["created"] = book.all(Visit) == (visit,) and book.all(Finding) == (finding,)
    seen["tags"] = visit.tags
    seen["clients of the edit"] = listing.clients_of(book, edit.changes) == [ann]

    def found(text: str) -> bool:
        wanted = listing.ClientFilter(search=text)
        return list(listing.ClientList(book).find(wanted, listing.Sort(), "kotler", day)) == [ann]

    seen["searched"] = [found("zebra"), found("blue"), found("79120001122"), not found("giraffe")]
    changed = replace(visit, name="Workshop giraffe", minutes=90)
    with book.edit("edit.client_edit", name="Ann") as edit:
        edit.put(changed)
    seen["edited"] = [book.get(Visit, visit.id) == changed, found("giraffe"), not found("zebra")]
    book.undo()
    seen["undone"] = [book.get(Visit, visit.id) == visit, found("zebra")]
    book.redo()
    seen["redone"] = book.get(Visit, visit.id) == changed
    for wrong in (replace(visit, name=" "), replace(visit, minutes=601), replace(visit, sort="robot")):
        try:
            clean(wrong)
        except ValueRefusedError as error:
            seen.setdefault("refused", []).append(error.code)
    register.delete_clients(book, [ann])
    seen["deleted with its client"] = (book.all(Visit), book.all(Finding)) == ((), ())
    book.undo()
    seen["brought back"] = book.all(Visit) == (changed,) and book.all(Finding) == (finding,)
    bea = register.add_client(book, "Bea", day).id
    with book.edit("edit.client_edit", name="Bea") as edit:
        hand_over(book, edit, "client", ann, bea)
        edit.delete(Client, ann)
    wanted = listing.ClientFilter(search="giraffe")
    seen["merged with another client"] = [
        book.all(Visit) == (replace(changed, client_id=bea),),
        book.all(Finding) == (finding,),
        list(listing.ClientList(book).find(wanted, listing.Sort(), "kotler", day)) == [bea],
    ]
    book.undo()
    seen["parted again"] = [book.all(Visit) == (changed,), found("giraffe")]
    seen["documented"] = documented(book, ann)
    erasing.erase_person(book, person.id)
    seen["names nobody"] = book.get(Visit, visit.id).person_id is None
    book.close()
    seen["sound"] = check_workbook(path)

    rescue_file(path, folder / "copy.canvasbook", "en")
    spoilt = folder / "spoilt.canvasbook"
    content = path.read_bytes()
    spoilt.write_bytes(bytes(4096) + content[4096:])
    rescue_file(spoilt, folder / "rescued.canvasbook", "en")
    with open_verified(folder / "rescued.canvasbook") as rescued:
        kept = rescued.all(Visit)
        seen["rescued"] = [len(kept), kept[0].name, len(rescued.all(Finding))]

    from tests.faults.crafted import craft

    wrong = craft(path, folder / "wrong.canvasbook", "visit", "minutes", "601", signed=True)
    try:
        with open_verified(wrong) as opened:
            opened.all(Visit)
    except PersonError as error:
        seen["a wrong value"] = [error.code, str(error.params["detail"]).split()[0]]

    book = create_workbook(folder / "erased.canvasbook", language="en", business="Made up", who="Vera")
    ann = register.add_client(book, "Ann", day).id
    secret = Visit(book.ids(), ann, "Rendezvous", day)
    with book.edit("edit.client_edit", name="Ann") as edit:
        edit.put(secret)
    erasing.erase_client(book, ann)
    seen["erased"] = [book.all(Visit) == (), queries.name_order(book) == [], book.check()]
    book.close()
    seen["nothing left of it"] = b"Rendezvous" not in (folder / "erased.canvasbook").read_bytes()
    return seen


if __name__ == "__main__":
    declare()
    print(json.dumps(live(Path(sys.argv[1]))))
