"""`manage.py demo`: a site to try, with the 2017 plenary published and an editor's account."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from synthesis.management import plenaries
from synthesis.models.editors import EDITORS

EDITOR = "editrice"


class Command(BaseCommand):
    help = "Prépare un site d’essai : la plénière de 2017 publiée, un compte pour la modifier."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--more",
            action="store_true",
            help="Publie aussi deux plénières inventées, de 2018 et de 2019.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        plenaries.publish_real()
        if options["more"]:
            plenaries.publish_invented()
        password = self._editor()
        self.stdout.write(
            f"Bureau des éditeurs : /admin/  compte : {EDITOR}  mot de passe : {password}"
        )

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
