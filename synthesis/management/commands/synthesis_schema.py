"""`manage.py synthesis_schema`: the JSON Schema of a synthesis, for whoever reads or writes one."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from synthesis.document.schema import schema


class Command(BaseCommand):
    help = "Écrit le schéma JSON d’une synthèse."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2))
