"""Run by a Python that has privateai_client, with a server's URL and a key: prints, as JSON, what its objects give."""

import base64
import io
import json
import sys
import wave

from privateai_client import PAIClient, request_objects  # type: ignore[import-not-found]
from requests import HTTPError

TEXTS = ["Hello, my name is John Smith.", "Mail john.smith@example.com or call John Smith."]


def refused(work):
    try:
        work()
    except HTTPError as error:
        return str(error)
    return "allowed"


def text_request(texts, **options):
    return request_objects.process_text_obj(text=texts, **options)


def wav_file():
    """A second of silence, base64."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(bytes(32_000))
    return base64.b64encode(made.getvalue()).decode()


def main(url, key):
    client = PAIClient(url=url, api_key=key)
    bearer = PAIClient(url=url, bearer_token=key)
    nobody = PAIClient(url=url)
    processed = client.process_text(text_request(TEXTS))
    linked = client.process_text(text_request(TEXTS, link_batch=True))
    block = request_objects.filter_selector_obj(type="BLOCK", pattern=r"TK-\d+", entity_type="TICKET")
    only_mail = request_objects.entity_type_selector_obj(type="ENABLE", value=["EMAIL_ADDRESS"])
    detection = request_objects.entity_detection_obj(entity_types=[only_mail], filter=[block])
    masked = request_objects.processed_text_obj(type="MASK", mask_character="*")
    narrow = client.process_text(
        text_request(["TK-12 of john@example.com"], entity_detection=detection, processed_text=masked)
    )
    named = request_objects.ner_text_obj(text=TEXTS[:1])
    card = request_objects.analyze_text_obj(text=["Card 4242 4242 4242 4242, born 12-10-1984."], locale="en-US")
    analyzed = client.analyze_text(card)
    recording = wav_file()
    times = [request_objects.timestamp_obj(start=0.25, end=0.5)]
    file = request_objects.file_obj(data=recording, content_type="audio/wav")
    bleep = request_objects.bleep_obj(file=file, timestamps=times, bleep_frequency=500, bleep_gain=-30)
    diagnostics = client.get_diagnostics()
    return {
        "ping": client.ping(),
        "version": client.get_version().app_version,
        "metrics": client.get_metrics().body,
        "diagnostics": [diagnostics.get_platform, diagnostics.get_cpu_count, diagnostics.get_container_version],
        "processed": processed.processed_text,
        "labels": processed.best_labels,
        "present": processed.entities_present,
        "characters": processed.characters_processed,
        "linked": linked.processed_text,
        "restored": client.reidentify_text(linked.get_reidentify_request()).body,
        "restored_one": client.reidentify_text(
            client.process_text(text_request(TEXTS[:1])).get_reidentify_request()
        ).body,
        "narrow": narrow.processed_text,
        "ner": client.ner_text(named).entities,
        "analyzed": analyzed.entities,
        "recording": recording,
        "bleeped": client.bleep(bleep).bleeped_file,
        "by_dict": bearer.process_text({"text": TEXTS[:1]}).processed_text,
        "empty": client.process_text(text_request([""])).processed_text,
        "bad": refused(lambda: client.process_text({"text": ["Hi"], "entity_detection": {"accuracy": "none"}})),
        "nobody": refused(lambda: nobody.process_text(text_request(TEXTS))),
        "wrong": refused(lambda: PAIClient(url=url, api_key="wrong").process_text(text_request(TEXTS))),
    }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))  # noqa: T201
