"""Keys, their order and their kinds are the documented ones."""

import uuid

TICKETS = {"filter": [{"type": "BLOCK", "pattern": r"TK-\d+", "entity_type": "TICKET", "threshold": 0.87654}]}
ITEM = ["processed_text", "entities", "entities_present", "characters_processed", "languages_detected"]


async def post(client, path, **body):
    answer = await client.post(path, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_process_text_orders_its_keys(client):
    [item] = await post(client, "/process/text", text=["See TK-12."], entity_detection=TICKETS)
    assert list(item) == ITEM
    assert list(item["entities"][0]) == ["processed_text", "text", "location", "best_label", "labels"]
    assert list(item["entities"][0]["location"]) == ["stt_idx", "end_idx", "stt_idx_processed", "end_idx_processed"]


async def test_process_text_rounds_scores_to_four_places(client):
    [item] = await post(client, "/process/text", text=["See TK-12."], entity_detection=TICKETS)
    assert item["entities"][0]["labels"] == {"TICKET": 0.8765}


async def test_characters_are_code_points(client):
    [item] = await post(client, "/process/text", text=["😀 TK-12"], entity_detection=TICKETS)
    assert item["characters_processed"] == 7
    assert item["entities"][0]["location"]["stt_idx"] == 2


async def test_white_space_around_a_text_is_kept(client):
    [item] = await post(client, "/process/text", text=["  TK-12\n"], entity_detection=TICKETS)
    assert item["processed_text"] == "  [TICKET_1]\n"


async def test_without_entities_the_text_is_redacted_all_the_same(client):
    detection = {**TICKETS, "return_entity": False}
    [item] = await post(client, "/process/text", text=["See TK-12."], entity_detection=detection)
    assert (item["processed_text"], item["entities"], item["entities_present"]) == ("See [TICKET_1].", [], True)


async def test_the_word_true_counts_as_a_boolean(client):
    items = await post(client, "/process/text", text=["TK-1", "TK-2"], link_batch="true", entity_detection=TICKETS)
    assert [item["processed_text"] for item in items] == ["[TICKET_1]", "[TICKET_2]"]


async def test_numbering_starts_again_with_every_text(client):
    items = await post(client, "/process/text", text=["TK-1", "TK-2"], entity_detection=TICKETS)
    assert [item["processed_text"] for item in items] == ["[TICKET_1]", "[TICKET_1]"]


async def test_null_counts_as_left_out(client):
    await post(client, "/process/text", text=["a b"], project_id=None, entity_detection=None, processed_text=None)


async def test_fields_of_other_versions_are_ignored_at_the_top(client):
    await post(client, "/process/text", text=["a b"], unique_pii_markers=True)


async def test_an_empty_list_is_answered_with_an_empty_list(client):
    assert await post(client, "/process/text", text=[]) == []


async def test_ner_text_names_its_own_keys_and_lists_nested_spans(client):
    [item] = await post(client, "/ner/text", text=["Her name is Anna Smith."])
    assert list(item) == ["entities", "entities_present", "characters_processed", "languages_detected"]
    assert all(list(entity) == ["text", "location", "label", "likelihood"] for entity in item["entities"])
    assert [entity["text"] for entity in item["entities"]][:1] == ["Anna Smith"]
    assert {"Anna", "Smith"} <= {entity["text"] for entity in item["entities"]}


async def test_validation_is_reported_on_the_types_asked_for(client):
    detection = {
        "filter": [{"type": "BLOCK", "pattern": "[0-9 ]{19}", "entity_type": "CARD"}],
        "validation_options": [{"algorithm": "luhn", "on_entities": ["CARD"]}],
    }
    [item] = await post(client, "/process/text", text=["4242 4242 4242 4242"], entity_detection=detection)
    assert item["entities"][0]["validation_results"] == [
        {"formatted": "4242 4242 4242 4242", "validation_method": "luhn", "status": "valid"}
    ]


async def test_analyze_text_gives_one_identifier_to_equal_mentions(client):
    [item] = await post(
        client,
        "/analyze/text",
        text=["TK-1 and TK-2, then TK-1."],
        entity_detection=TICKETS,
        relation_detection={"coreference_resolution": "heuristics", "enable_relation_extraction": True},
    )
    first, second, third = item["entities"]
    assert first["coreference_id"] == third["coreference_id"] != second["coreference_id"]
    assert uuid.UUID(first["coreference_id"])
    assert first["relations"] == []
    assert list(first)[:5] == ["text", "location", "best_label", "labels", "analysis_result"]


async def test_reidentify_puts_originals_back_with_and_without_brackets(client):
    entities = [{"processed_text": "NAME_1", "text": "Anna"}, {"processed_text": "[SSN_1]", "text": "078-05-1120"}]
    body = {"processed_text": ["[NAME_1] has [SSN_1]"], "entities": entities, "model": ""}
    assert await post(client, "/process/text/reidentify", **body) == ["Anna has 078-05-1120"]
    masked = await post(client, "/process/text/reidentify", **body, reidentify_sensitive_fields=False)
    assert masked == ["Anna has ###########"]


async def test_old_prefixes_lead_to_the_same_answers(client):
    plain = await post(client, "/process/text", text=["TK-1"], entity_detection=TICKETS)
    for prefix in ("/v3", "/v4", "/community/v4", "/professional/v4", "/cloud", "/deid/v3"):
        assert await post(client, f"{prefix}/process/text", text=["TK-1"], entity_detection=TICKETS) == plain


async def test_the_version_is_json_unless_html_is_preferred(client):
    answer = await client.get("/", headers={"Accept": "application/json"})
    assert answer.json()["app_version"] == "4.2.0"
    assert (await client.get("/", headers={"Accept": "*/*"})).json()["app_version"] == "4.2.0"
    page = await client.get("/", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
