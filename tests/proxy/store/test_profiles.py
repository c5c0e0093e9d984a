from proxy.store.profiles import CATEGORY, UNIT, Profile, facets


def test_facets_are_read_as_they_were_written() -> None:
    held = ((CATEGORY, "DATE_OF_BIRTH"), (UNIT, "urgences"))
    assert tuple(facets(Profile("allow", held).told)) == held
    assert tuple(facets(Profile("allow", ()).told)) == ()


def test_profiles_that_differ_have_numbers_that_differ() -> None:
    held = [
        Profile("allow", ()),
        Profile("block", ()),
        Profile("allow", ((CATEGORY, "x"),)),
        Profile("allow", ((UNIT, "x"),)),
        Profile("allow", ((CATEGORY, "x"), (UNIT, "x"))),
    ]
    assert len({profile.number for profile in held}) == len(held)
