"""Accounts and groups, as Django edits them."""

from django.contrib.admin import register
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from synthesis.admin.desk import desk

register(User, site=desk)(UserAdmin)
register(Group, site=desk)(GroupAdmin)
