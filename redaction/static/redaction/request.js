// The form as a request of /process/text, and the request as a command line.

/** @param {FormData} form @param {string} text */
export function build(form, text) {
  const request = { text };
  const type = form.get("type");
  const processed = { type };
  if (type === "MARKER") processed.pattern = `[${form.get("pattern")}]`;
  if (type === "MASK") processed.mask_character = form.get("mask") || "#";
  request.processed_text = processed;
  if (form.get("group")) request.entity_detection = { entity_types: [{ type: "ENABLE", value: [form.get("group")] }] };
  if (form.get("policy")) request.policy = form.get("policy");
  return request;
}

/** The same request for a shell: REST takes a list of texts. */
export function curl(request, origin) {
  const body = JSON.stringify({ ...request, text: [request.text] });
  const quoted = body.replaceAll("'", `'\\''`);
  return `curl -s ${origin}/process/text -H 'Content-Type: application/json' -d '${quoted}'`;
}
