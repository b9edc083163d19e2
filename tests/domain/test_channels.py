import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain import channels
from netcrm.domain.contact import ChannelKind


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("Anna.Berg@Example.COM", "anna.berg@example.com"),
        (" a+b@mail.example.org ", "a+b@mail.example.org"),
        ("jürgen@müller.de", "jürgen@müller.de"),
        ("root@localhost", "root@localhost"),
        ("名無し@host.invalid", "名無し@host.invalid"),
        ("not-an-email", ""),
        ("a@b@c.de", ""),
        ("two words@example.com", ""),
        ("a..b@example.com", ""),
        ("", ""),
    ],
)
def test_email(text, normalised):
    assert channels.normalise_email(text) == normalised


@pytest.mark.parametrize(
    ("text", "region", "normalised"),
    [
        ("+4917612345678", "", "+4917612345678"),
        ("+49 (0) 221 123456", "", "+49221123456"),
        ("0046 70 123 45 67", "DE", "+46701234567"),
        ("070-123 45 67", "SE", "+46701234567"),
        ("8 (916) 123-45-67", "RU", "+79161234567"),
        ("(212) 555-0123 x42", "US", "+12125550123"),
        ("070-123 45 67", "", ""),
        ("4.67E+11", "SE", ""),
        ("12345", "DE", ""),
        ("no number", "DE", ""),
    ],
)
def test_phone(text, region, normalised):
    assert channels.normalise_phone(text, region) == normalised


@given(
    st.text("0123456789", min_size=4, max_size=14),
    st.sampled_from(["DE", "SE", "GB", "US", "FR", "IN", "TW", "NZ", "IL", "CA", "AU"]),
)
def test_the_short_way_for_local_numbers_agrees_with_the_library(digits, region):
    short = channels._read_local(digits, region)

    assert short in ("", channels._read_phone(digits, region))


def test_most_local_numbers_take_the_short_way():
    assert channels._read_local("0221 123456", "DE") == "+49221123456"
    assert channels._read_local("(212) 555-0123", "US") == "+12125550123"


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("https://www.Example.com/Path/", "example.com/Path"),
        ("http://example.com?a=1#top", "example.com?a=1"),
        ("https://de.linkedin.com/in/Anna-Berg/?trk=x", "linkedin.com/in/anna-berg"),
        ("linkedin.com/in/j%C3%BCrgen", "linkedin.com/in/jürgen"),
        ("just words", ""),
        ("Unspecified", ""),
        ("3.5", ""),
        ("a@b.se", ""),
    ],
)
def test_url(text, normalised):
    assert channels.normalise_url(text) == normalised


def test_only_a_persons_own_page_is_a_personal_profile():
    assert channels.is_personal_profile("linkedin.com/in/anna")
    assert channels.is_personal_profile("xing.com/profile/Anna_Berg")
    assert not channels.is_personal_profile("linkedin.com/company/acme")
    assert not channels.is_personal_profile("linkedin.com/in/")
    assert not channels.is_personal_profile("facebook.com/acme")


def test_profile_sites_have_names():
    assert channels.profile_site("linkedin.com/in/anna") == "LinkedIn"
    assert channels.profile_site("linkedin.com") == ""
    assert channels.profile_site("example.com/in/anna") == ""


@pytest.mark.parametrize(
    "email", ["info@acme.de", "no-reply@acme.de", "sales+fair@acme.de", "noreply2@acme.de"]
)
def test_a_desks_address_is_recognised(email):
    assert channels.is_role_address(email)


@pytest.mark.parametrize("email", ["anna@acme.de", "sales.anna@acme.de", "hellen@acme.de"])
def test_a_persons_address_is_none_of_a_desk(email):
    assert not channels.is_role_address(email)


def test_mobile_numbers_are_told_from_fixed_ones():
    assert channels.is_mobile("+4917612345678")
    assert not channels.is_mobile("+49221123456")
    assert channels.is_mobile("+12125550123")
    assert not channels.is_mobile("nonsense")


@given(st.text(max_size=60), st.sampled_from(list(ChannelKind)), st.sampled_from(["", "DE", "US", "ZZ"]))
def test_any_text_has_a_normalised_form_that_stays(text, kind, region):
    normalised = channels.normalise(kind, text, region)

    if kind in (ChannelKind.EMAIL, ChannelKind.PHONE):
        assert channels.normalise(kind, normalised, region) == normalised
