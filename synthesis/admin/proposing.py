"""What the desk proposes while an intervention is written: the role that somebody held that day,
the organisations that the text names, a person or an organisation made in place.

Nothing is decided here: what is proposed stands in the form, where the editor keeps or changes it.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from synthesis.admin.desk import desk
from synthesis.admin.naming_in_text import named_in
from synthesis.admin.resembling import Alike, organisations_like, people_like
from synthesis.models import Affiliation, Intervention, Organisation, Person, Plenary
from synthesis.text import plain


def _may(request: HttpRequest, action: str, table: type[Any]) -> None:
    if not request.user.has_perm(f"synthesis.{action}_{table._meta.model_name}"):
        raise PermissionDenied


def _may_write(request: HttpRequest) -> None:
    admin = desk.get_model_admin(Intervention)
    if not (admin.has_change_permission(request) or admin.has_add_permission(request)):
        raise PermissionDenied


@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    """`personne` and `pleniere`: the person's name, and the roles held on the plenary's day."""
    _may_write(request)
    person = get_object_or_404(Person, pk=_number(request, "personne"))
    plenary = get_object_or_404(Plenary, pk=_number(request, "pleniere"))
    held = Affiliation.objects.filter(person=person).on(plenary.held_on)
    return JsonResponse(
        {
            "name": str(person),
            "roles": [
                {"id": each.organisation_id, "name": str(each.organisation), "role": each.role}
                for each in held.select_related("organisation").order_by("-starts_on", "pk")[:5]
            ],
        }
    )


def _number(request: HttpRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() else 0


@require_POST
def mentions(request: HttpRequest) -> HttpResponse:
    """`body`, small HTML: the organisations that it names, in the order of the text."""
    _may_write(request)
    found = [
        {"id": each.organisation, "name": each.name, "printed": each.printed}
        for each in named_in(plain(request.POST.get("body", "")))
    ]
    return JsonResponse({"found": found})


@require_POST
def person(request: HttpRequest) -> HttpResponse:
    """Make a person, and the organisation that they speak for when it is new too.

    `given_name`, `family_name`, `organisation` (a name) or `organisation_id`, `role`. Answers what
    was made; or, unless `sure`, the records that it may be; or what is wrong, a sentence a field.
    """
    _may(request, "add", Person)
    sent = request.POST
    new = Person(
        given_name=sent.get("given_name", "").strip(),
        family_name=sent.get("family_name", "").strip(),
    )
    house = _organisation(sent.get("organisation_id", ""), sent.get("organisation", ""))
    if house and house._state.adding:
        _may(request, "add", Organisation)
    errors = _faults(new, "") | (_faults(house, "organisation") if house else {})
    if errors:
        return JsonResponse({"errors": errors}, status=400)
    alike = [] if sent.get("sure") else _alike(new, house)
    if alike:
        return JsonResponse({"alike": [each.told() for each in alike]})
    return _made(request, new, house, sent.get("role", "").strip())


@require_POST
def organisation(request: HttpRequest) -> HttpResponse:
    """Make an organisation from its name, as `person` does."""
    _may(request, "add", Organisation)
    house = Organisation(name=request.POST.get("organisation", "").strip())
    errors = _faults(house, "organisation")
    if errors:
        return JsonResponse({"errors": errors}, status=400)
    alike = [] if request.POST.get("sure") else organisations_like(house.name)
    if alike:
        return JsonResponse({"alike": [each.told() for each in alike]})
    return _made(request, None, house, "")


def _organisation(pk: str, name: str) -> Organisation | None:
    if pk.isdecimal():
        return get_object_or_404(Organisation, pk=pk)
    return Organisation(name=name.strip()) if name.strip() else None


def _faults(row: Any, only: str) -> dict[str, str]:
    """A sentence for each field that is wrong; under the one name `only` if it is given."""
    try:
        row.full_clean(exclude=["slug"], validate_constraints=False)
    except ValidationError as failure:
        return {only or name: " ".join(said) for name, said in failure.message_dict.items()}
    return {}


def _alike(new: Person, house: Organisation | None) -> list[Alike]:
    houses = organisations_like(house.name) if house and house._state.adding else []
    return [*people_like(new), *houses]


def _made(
    request: HttpRequest, new: Person | None, house: Organisation | None, role: str
) -> JsonResponse:
    with transaction.atomic():
        for row in (house, new):
            if row and row._state.adding:
                row.save()
                desk.get_model_admin(type(row)).log_addition(request, row, [{"added": {}}])
        if new and house and request.user.has_perm("synthesis.add_affiliation"):
            Affiliation.objects.create(person=new, organisation=house, role=role)
    return JsonResponse({"person": _told(new), "organisation": _told(house), "role": role})


def _told(row: Any) -> dict[str, Any] | None:
    return {"id": row.pk, "name": str(row)} if row else None


desk.show("proposer/fonctions/", roles, "propose_roles")
desk.show("proposer/mentions/", mentions, "propose_mentions")
desk.show("proposer/personne/", person, "propose_person")
desk.show("proposer/organisation/", organisation, "propose_organisation")
