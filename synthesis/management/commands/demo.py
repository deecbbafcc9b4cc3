"""`manage.py demo`: a site to try, with the 2017 plenary published and an editor's account."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from synthesis import publishing
from synthesis.models import Edition, Plenary
from synthesis.models.editors import EDITORS

SLUG = "alliances-innovantes-2017"
EDITOR = "editrice"


class Command(BaseCommand):
    help = "Prépare un site d’essai : la plénière de 2017 publiée, un compte pour la modifier."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        with transaction.atomic():
            self._plenary()
        password = self._editor()
        self.stdout.write(
            f"Bureau des éditeurs : /admin/  compte : {EDITOR}  mot de passe : {password}"
        )

    def _plenary(self) -> None:
        """Load and publish it once: what an editor changed since is left as it is."""
        plenary = Plenary.objects.filter(slug=SLUG).first()
        if plenary is None and not Edition.objects.filter(slug=SLUG).exists():
            call_command("loaddata", "goals", "plenary-2017", verbosity=0)
            publishing.publish(Plenary.objects.get(slug=SLUG), None)

    def _editor(self) -> str:
        """The account, with a new password each time: the one that was printed last is the one that
        works.
        """
        password = secrets.token_urlsafe(9)
        user, _made = get_user_model().objects.get_or_create(username=EDITOR)
        user.is_staff = True
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=EDITORS))
        return password
