"""By the English format of the same length."""

globals().update(
    {
        "j F Y": "Y年n月j日",
        "j M Y": "Y年n月j日",
        "j F": "n月j日",
        "j M": "n月j日",
        "D j M Y": "Y年n月j日（D）",
        "j F Y, H:i": "Y年n月j日 H:i",
        "j M Y, H:i": "Y年n月j日 H:i",
        "j F, H:i": "n月j日 H:i",
        "D j M Y, H:i": "Y年n月j日（D） H:i",
    }
)
