"""Where a letter's template is broken, and how to mend it; one sentence for each problem."""

_BROKEN: dict[str, str] = {
    "braces": "Line {line}: “{braces}” has no partner. A field stands in two braces on either side.",
    "condition": "Line {line}: “{text}” can't be read. Write if and then a field, such as if flagged.",
    "empty": "Line {line}: there is nothing between the braces. Name a field.",
    "field": "Line {line}: “{text}” is more than a field. Only one field stands between two braces.",
    "is_list": (
        "Line {line}: “{name}” is a list. Begin with {{% for group in {name} %}} and end with {{% endfor %}}."
    ),
    "is_truth": "Line {line}: “{name}” is a yes or no. Write {{% if {name} %}}, a part, {{% endif %}}.",
    "loop": "Line {line}: this can't be repeated. Write {{% for group in groups %}}.",
    "loop_inside": "Line {line}: one list stands inside another. End the first one before.",
    "name_taken": "Line {line}: “{name}” is a field already. Call the one of the list “group”.",
    "needs_part": "Line {line}: say what of “{name}” you mean: {parts}.",
    "no_parts": "Line {line}: “{name}” has no parts. Leave out the point and what follows it.",
    "not_a_list": "Line {line}: “{name}” is not a list. Write {{% for group in groups %}}.",
    "not_closed": "Line {line}: “{tag}” is never ended. Add {{% {end} %}} after the part it is about.",
    "not_comparable": "Line {line}: “{text}” can't be compared. Compare a number, or a word in quotes.",
    "stray_tag": "Line {line}: “{tag}” has nothing to belong to. Take it out, or begin before it.",
    "tag_text": "Line {line}: nothing stands after “{tag}”. Take out “{text}”.",
    "too_deep": "Line {line}: too much stands one inside the other. Make it simpler.",
    "unknown_field": "Line {line}: “{name}” is not a known field. Choose one from the list.",
    "unknown_field_meant": "Line {line}: “{name}” is not a known field. Did you mean “{meant}”?",
    "unknown_part": "Line {line}: “{name}” has no “{part}”. It has {parts}.",
    "unknown_tag": "Line {line}: “{tag}” is not known here. There are if, elif, else, endif, for and endfor.",
}

LETTERS: dict[str, str] = {
    "letter.broken": "Line {line}: this can't be read.",
    "letter.empty": "There is no text. Write one, or restore the original wording.",
    "letter.too_long": "The letter would be longer than {limit} characters. Shorten it.",
    **{f"letter.broken.{problem}": sentence for problem, sentence in _BROKEN.items()},
}
