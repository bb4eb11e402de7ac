"""Contact persons of clients, and the employees who look after clients."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.domain.changes import Changes
from canvas_app.domain.clients.model import Employee, Person
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.kinds import clean
from canvas_app.domain.text import match_key
from canvas_app.services.clients.register import Added
from canvas_app.services.handing_over import hand_over
from canvas_app.storage.queries.client_records import EmployeeLoad, employee_loads
from canvas_app.storage.workbook import Workbook

__all__ = [
    "EmployeeLoad",
    "add_employee",
    "delete_employee",
    "employee_loads",
    "employees",
    "persons",
    "rename_employee",
]


def persons(workbook: Workbook, client_id: int) -> tuple[Person, ...]:
    """Return the contact persons of a client in the order they were entered."""
    return workbook.all(Person, client_id=client_id)


def employees(workbook: Workbook) -> tuple[Employee, ...]:
    """Return every employee by name."""
    return tuple(sorted(workbook.all(Employee), key=lambda one: (match_key(one.name), one.id)))


def add_employee(workbook: Workbook, name: str, *, role: str = "", origin: str = "") -> Added:
    """Add an employee.

    Raises:
        ValueRefusedError: ``value.empty_name``, or ``value.name_taken``.

    """
    employee = clean(Employee(workbook.ids(), name, role))
    _refuse_taken_name(workbook, employee)
    with workbook.edit("edit.employee_add", origin=origin, name=employee.name) as edit:
        edit.put(employee)
    return Added(employee.id, edit.changes)


def rename_employee(
    workbook: Workbook, employee_id: int, name: str, *, role: str | None = None, origin: str = ""
) -> Changes:
    """Change an employee's name, and the role when one is given.

    Raises:
        NotFoundError: the employee is gone.
        ValueRefusedError: ``value.empty_name``, or ``value.name_taken``.

    """
    before = _employee(workbook, employee_id)
    employee = clean(replace(before, name=name, role=before.role if role is None else role))
    _refuse_taken_name(workbook, employee)
    with workbook.edit("edit.employee_edit", origin=origin, name=employee.name) as edit:
        edit.put(employee)
    return edit.changes


def delete_employee(
    workbook: Workbook, employee_id: int, *, to: int | None = None, origin: str = ""
) -> Changes:
    """Delete an employee; whatever names the employee goes to ``to``, or has nobody.

    Raises:
        NotFoundError: one of the two is gone.
        ValueRefusedError: ``value.merge_same``: handed over to the one who goes.

    """
    employee = _employee(workbook, employee_id)
    if to is not None:
        _employee(workbook, to)
    if to == employee_id:
        raise ValueRefusedError("value.merge_same", name=employee.name)
    with workbook.edit("edit.employee_delete", origin=origin, name=employee.name) as edit:
        hand_over(workbook, edit, Employee.kind, employee_id, to)
        edit.delete(Employee, employee_id)
    return edit.changes


def _employee(workbook: Workbook, employee_id: int) -> Employee:
    employee = workbook.get(Employee, employee_id)
    if employee is None:
        raise NotFoundError("not_found.employee", id=employee_id)
    return employee


def _refuse_taken_name(workbook: Workbook, employee: Employee) -> None:
    key = match_key(employee.name)
    if any(match_key(one.name) == key and one.id != employee.id for one in workbook.all(Employee)):
        raise ValueRefusedError("value.name_taken", name=employee.name)
