from detectors.recognizers.nda import NdaRecognizer


def test_it_finds_one_category_in_french() -> None:
    recognizer = NdaRecognizer()
    assert (recognizer.supported_entities, recognizer.supported_language) == (["NDA"], "fr")
