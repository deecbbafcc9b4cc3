"""What `make bench` measures with can be relied on."""

import json
from itertools import islice

import pytest
from django.core.management import call_command
from django.test import Client

from benchmarks import corpus, exact
from benchmarks.questions import Questions
from synthesis.document.canonical import read


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in corpus.documents(300)))
    return path


@pytest.fixture
def answered(monkeypatch):
    """Questions are asked of the pages themselves, without a server."""

    def one(port, address):
        answer = Client().get(address)
        return answer.status_code, answer.content

    monkeypatch.setattr(exact.client, "one", one)


def test_a_corpus_is_the_same_each_time_and_a_larger_one_begins_as_a_smaller_one():
    few, many = list(corpus.documents(100)), list(corpus.documents(300))
    assert many[: len(few)] == few
    assert list(islice(corpus.documents(100, seed=2), 1)) != few[:1]


def test_a_corpus_is_of_whole_documents_with_accents_and_elisions():
    documents = [read(json.dumps(each)) for each in corpus.documents(2_000)]
    said = " ".join(each.body for document in documents for each in document.interventions)
    assert {"é", "œ", "’"} <= set(said)
    assert all(len(each.takeaways) < 15 for each in documents)


@pytest.mark.django_db
def test_every_count_of_the_pages_is_what_reading_the_corpus_gives(path, answered, capsys):
    call_command("import_synthesis", str(path), publish=True)
    asked = exact.questions(12)
    assert exact.count(path, asked) > 100
    assert list(exact.faults(0, asked)) == []
    asked[0].found += 1
    asked[1].counts["nature"]["talk"] += 1
    assert len(list(exact.faults(0, asked))) == 2


@pytest.mark.django_db
def test_every_question_has_its_page(path, answered, capsys):
    call_command("import_synthesis", str(path), publish=True)
    questions = Questions(path, 200)
    for row in questions.rows:
        for address in islice(questions.addresses(row), 2):
            assert exact.client.one(0, address)[0] == 200, address
