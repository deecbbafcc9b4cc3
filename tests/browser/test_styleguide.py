"""The style guide, as an accessibility checker sees it: every component in every state at once."""

import pytest

from tests.browser.looks import faults

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_component_has_a_fault_of_accessibility_or_runs_over(
    page, transactional_db, client, editor
):
    client.force_login(editor)
    page.goto("/")
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
    page.goto("/styleguide/")
    assert page.get_by_role("heading", level=1).inner_text() == "Charte"
    assert faults(page) == []
