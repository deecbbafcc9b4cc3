"""The group of those who write syntheses: everything of the synthesis, nothing of accounts."""

from django.contrib.auth.models import Group, Permission

EDITORS = "Éditrices et éditeurs"


def install_editors(using: str = "default") -> None:
    """Make the group, or give it what a new version added."""
    group, _made = Group.objects.using(using).get_or_create(name=EDITORS)
    permissions = Permission.objects.using(using).filter(content_type__app_label="synthesis")
    group.permissions.add(*permissions)
