"""A template that does not compile, or includes one that is not there, is noticed."""

from jinja2 import DictLoader, Environment

from shopbuilder.local.check_templates import faults


def faults_in(**templates: str) -> list[str]:
    named = {f"{name}.html": source for name, source in templates.items()}
    return list(faults(Environment(loader=DictLoader(named), autoescape=True)))


def test_templates_that_fit_together_have_no_fault() -> None:
    assert faults_in(page='{% extends "base.html" %}', base="{{ title }}") == []


def test_a_tag_left_open_is_named_with_its_line() -> None:
    (fault,) = faults_in(page="\n{% if open %}")
    assert fault.startswith("page.html:2: ")


def test_a_filter_that_does_not_exist_is_named() -> None:
    (fault,) = faults_in(page="{{ price|eurros }}")
    assert "eurros" in fault


def test_an_included_template_that_does_not_exist_is_named() -> None:
    assert faults_in(page='{% include "foot.html" %}') == ["page.html: there is no foot.html"]


def test_a_name_that_is_computed_is_left_to_the_page() -> None:
    assert faults_in(page="{% include part %}") == []
