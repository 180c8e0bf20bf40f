import pytest

from detente.sources.unseen import is_hidden, styles_of


@pytest.mark.parametrize("attributes", [{"hidden": ""}, {"aria-hidden": "TRUE"}, {"style": "color:red;display : none"}])
def test_hidden_by_attribute(attributes: dict[str, str]) -> None:
    assert is_hidden(attributes, {})


@pytest.mark.parametrize("attributes", [{}, {"aria-hidden": "false"}, {"style": "font-size:0.9em"}])
def test_seen_by_default(attributes: dict[str, str]) -> None:
    assert not is_hidden(attributes, {})


@pytest.mark.parametrize(
    "markup",
    [
        "<style>" * 100_000,
        "<style>/*" * 100_000,
        f"<style media={' ' * 1_000_000}>x",
        "<style>.x{" + "display " * 100_000,
        "<!--" * 200_000,
    ],
)
def test_styles_made_to_be_slow_are_read_at_once(markup: str) -> None:
    assert styles_of(markup) == {}
