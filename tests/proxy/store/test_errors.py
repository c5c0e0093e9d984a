from proxy.journal.reading import Line
from proxy.store.errors import ShippingError, StoreError, altered


def test_an_error_of_the_store_does_not_pass_by_itself_unless_told() -> None:
    assert not StoreError("non").passing
    assert StoreError("attendez", passing=True).passing


def test_an_error_of_shipping_names_the_place() -> None:
    error = ShippingError("altéré", "a" * 16, 7, "altered")
    assert (error.chain, error.seq, error.what, str(error)) == ("a" * 16, 7, "altered", "altéré")


def test_a_line_that_changed_is_named_by_its_file_and_row() -> None:
    error = altered(Line("a" * 16, 3, 12, 40, "decision", b"{}", {}))
    assert str(error).startswith(f"00000003.jsonl:12 : la ligne 40 du journal {'a' * 16} n'est plus celle")
    assert (error.chain, error.seq, error.what) == ("a" * 16, 40, "altered")
