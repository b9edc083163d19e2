"""How people ask for an introduction, greet, sign and call themselves: the words as data (PRODUCT.md 4.6).

English first, then German, French and Spanish. Patterns are matched without case on text whose apostrophes
are straight. In a pattern of asking, ``who`` is who wants to meet where that is told ("introduce Tom to"),
and ``span`` holds whom where the verb comes last; else whoever is meant follows the match.
"""

import re


def _listed(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_ME = r"(?:me|us|my\s+\w+|[^\s,.;:!?]+)"
_TALK = (
    r"(?:meet|speak\s+(?:to|with)|talk\s+(?:to|with)|chat\s+(?:to|with)|get\s+to\s+know|connect\s+with"
    r"|be\s+introduced\s+to|get\s+in\s+touch\s+with|have\s+an?\s+(?:chat|word|coffee|call)\s+with)"
)

_ENGLISH = (
    r"\b(?:introduce|introducing|intro)\s+(?P<who>(?:[^\s,.;:!?]+\s+){1,5}?)(?:to|with)\s+",
    r"\b(?:introduction|intro)s?\s+(?:to|with)\s+",
    rf"\b(?:put|get|putting)\s+(?P<who>{_ME}(?:\s+[^\s,.;:!?]+)?)\s+in(?:to)?\s+(?:touch|contact)\s+with\s+",
    r"\b(?:connect|link|hook)(?:ing)?\s+(?P<who>me|us|(?-i:[A-Z][^\s,.;:!?]*(?:\s+[A-Z][^\s,.;:!?]*)?))"
    r"\s+(?:up\s+)?(?:with|to)\s+",
    r"\bconnection\s+(?:to|with)\s+",
    r"\b(?:love|like|keen|want|wants|hope|hoping|need|eager|great|good|wanted|chance|possible)\s+"
    rf"(?:for\s+(?:me|us)\s+)?to\s+{_TALK}\s+",
    rf"\b(?:can|could|may|might)\s+(?:i|we)\s+{_TALK}\s+",
    r"\b(?:be|get)\s+introduced\s+to\s+",
    r"\bget\s+(?:me|us)\s+(?:into|in\s+front\s+of|in\s+with|a\s+meeting\s+with)\s+",
)
_GERMAN = (
    r"\bstell\w*\s+(?:du\s+|sie\s+|ihr\s+)?(?:mich|uns)\s+(?:bitte\s+|mal\s+|doch\s+)*"
    r"(?P<span>[^.?!]{2,80}?)\s+vor\b",
    r"\b(?:mich|uns)\s+(?:(?:bitte|mal|doch|vielleicht|gern|gerne)\s+)*(?:mit\s+|bei\s+|an\s+)?"
    r"(?P<span>[^?!]{2,100}?)\s+(?:vor(?:zu)?stell\w*|bekannt\s*(?:zu)?\s*mach\w*|vernetz\w*|verbind\w*"
    r"|zusammen\s*bring\w*|in\s+(?:kontakt|verbindung)\s+(?:zu\s+)?(?:bring\w*|setz\w*)|einf(?:ü|ue)hr\w*"
    r"|(?:weiter)?vermitt\w*)",
    r"\b(?:kontakt|verbindung|draht|intro|einf(?:ü|ue)hrung|vorstellung)\s+(?:zu|mit|bei|an)\s+",
    r"\b(?:würde|wuerde|möchte|moechte|will)\s+(?:ich\s+)?(?:(?:so|sehr|gern|gerne|mal)\s+)*"
    r"(?P<span>[^.?!]{2,80}?)\s+kennen\s*(?:zu\s*)?lernen",
)
_FRENCH = (
    r"\b(?:me|nous)\s+pr[ée]sent\w*\s+(?:(?:à|a|au|aux)\s+)?",
    r"\bpr[ée]sente[rz]?-(?:moi|nous)\s+(?:(?:à|a|au|aux)\s+)?",
    r"\b(?:mettre|mets|mettez|mettiez|mise|met)\s+(?:\w+\s+){0,3}?en\s+(?:relation|contact|lien)\s+avec\s+",
    r"\b(?:introduction|intro|introduire)\s+(?:aupr[èe]s\s+de|à|avec|chez)\s+",
    r"\b(?:aimerai[st]?|voudrai[st]?|souhait\w+|adorerai[st]?)\s+(?:bien\s+|beaucoup\s+)?(?:rencontrer"
    r"|faire\s+la\s+connaissance\s+de)\s+",
)
_SPANISH = (
    r"\bpresent(?:ar|es|a|e|á)?(?:me|nos)\s+(?:a|al|con)\s+",
    r"\b(?:me|nos)\s+(?:(?:puedes?|podr[ií]as?|pod[eé]is|pueden?|podr[ií]an)\s+)?present\w*\s+(?:a|al|con)\s+",
    r"\b(?:pon\w*|(?:me|nos)\s+(?:\w+\s+)?pon\w*)\s+en\s+contacto\s+con\s+",
    r"\bconect\w*\s+con\s+",
    r"\b(?:presentaci[óo]n|introducci[óo]n)\s+(?:a|con)\s+",
    r"\b(?:gustar[ií]a|quisiera|quiero|querr[ií]a|encantar[ií]a)\s+(?:mucho\s+)?conocer\s+(?:a|al)\s+",
)
ASKING: tuple[re.Pattern[str], ...] = tuple(
    re.compile(each, re.IGNORECASE) for each in (*_ENGLISH, *_FRENCH, *_SPANISH)
)
"""Asking to meet somebody who is told in the same sentence."""

ASKING_GERMAN: tuple[re.Pattern[str], ...] = tuple(re.compile(each, re.IGNORECASE) for each in _GERMAN)
"""The same in German, where a capital letter makes no name."""

ASKING_BARE = re.compile(
    r"\b(?:introduce\s+(?:me|us)|(?:make|do|arrange|offer|give\s+me|get)\s+(?:an?|the|that|this)\s+"
    r"(?:quick\s+|warm\s+|short\s+)?(?:intro|introduction|connection)|(?:put|get)\s+(?:me|us)\s+in\s+(?:touch"
    r"|contact)|connect\s+(?:me|us)|den\s+kontakt\s+herstell\w*|(?:mich|uns)\s+vorstell\w*|stell\w*\s+mich"
    r"|faire\s+l'intro\w*|(?:me|nous)\s+mettre\s+en\s+(?:relation|contact)|me\s+pr[ée]sent\w+"
    r"|presentar(?:me|nos)|pon(?:erme|nos|me)\s+en\s+contacto)\b",
    re.IGNORECASE,
)
"""Asking for an introduction to somebody who is told elsewhere."""

SELF = re.compile(
    r"(?:\b(?:this\s+is|my\s+name\s+is|my\s+name's|i\s+am|i'm|hier\s+ist|hier\s+spricht|ich\s+bin"
    r"|mein\s+name\s+ist|ich\s+hei(?:ß|ss)e|je\s+suis|je\s+m'appelle|ici|soy|me\s+llamo|mi\s+nombre\s+es"
    r"|habla)\s+(?P<after>(?-i:[^\W\d_a-z]\w*(?:['-]\w+)*(?:\s+(?:(?:de|da|di|van|von|der|la|le|el|al|bin)\s+)*"
    r"[^\W\d_a-z]\w*(?:['-]\w+)*){0,3})))"
    r"|(?:^|[.!?\n,]\s*)(?P<before>(?-i:[^\W\d_a-z]\w*(?:['-]\w+)*(?:\s+[^\W\d_a-z]\w*(?:['-]\w+)*){0,3}))"
    r"\s+(?:here|hier)\b"
    r"|\b(?:this\s+is|it'?s|i'?m)\s+(?P<small>[^\W\d_]+(?:\s[^\W\d_]+)?)(?=\s*(?:[,.!\n]|$|here\b|from\b))",
    re.IGNORECASE,
)
"""Somebody says who they are: "this is Priya Raman", "Priya here"."""

GREETING = re.compile(
    r"\s*(?:hi|hiya|hello|hey|dear|good\s+(?:morning|afternoon|evening|day)|morning|hallo|liebe[rs]?"
    r"|guten\s+(?:tag|morgen|abend)|sehr\s+geehrte[r]?|servus|moin|hoi|gr(?:ü|ue)(?:ß|ss)\s+(?:dich|gott)"
    r"|bonjour|bonsoir|salut|coucou|ch(?:er|ère)|hola|buen(?:os|as)\s+(?:d[ií]as|tardes|noches)|buenas"
    r"|estimad[oa]|querid[oa])(?!\w)(?:[ \t]+there\b)?",
    re.IGNORECASE,
)
"""The word that a message begins with; the name after it is the owner's."""

CLOSING = re.compile(
    r"(?:best(?:\s+(?:regards|wishes))?|(?:kind(?:est)?|warm(?:est)?|many)?\s*regards|all\s+(?:the\s+)?best"
    r"|many\s+thanks|thanks(?:\s+(?:so\s+much|a\s+lot|again|a\s+million|in\s+advance|and\s+best))?"
    r"|thank\s+you(?:\s+(?:so\s+much|very\s+much|again|in\s+advance))?|thx|ta|cheers|sincerely|yours(?:\s+\w+)?"
    r"|warmly|take\s+care|(?:talk|speak)\s+soon|love|xx?"
    r"|(?:mit\s+)?(?:freundliche[nm]?|beste[nm]?|liebe[nm]?|viele[nm]?|sch(?:ö|oe)ne[nm]?|herzliche[nm]?)"
    r"\s+gr(?:ü|ue)(?:ß|ss)en?(?:\s+aus\s+\w+)?|gr(?:u|ü|ue)(?:ß|ss)e?|lg|vg|mfg|bg|danke(?:\s+dir|\s+ihnen|\s+sch(?:ö|oe)n)?"
    r"|vielen\s+dank|(?:bien\s+)?cordialement|(?:bien\s+)?(?:à|a)\s+(?:vous|toi)|(?:à|a)\s+bient(?:ô|o)t"
    r"|merci(?:\s+(?:beaucoup|d'avance|encore))?|amicalement|bises|salutations|"
    r"(?:un\s+)?(?:cordial\s+)?saludos?(?:\s+cordiales)?|un\s+abrazo|abrazos|atentamente"
    r"|(?:muchas\s+)?gracias(?:\s+de\s+antemano)?)",
    re.IGNORECASE,
)
"""The words that a message ends with, before the name; matched at the beginning of a line."""

HEADER = re.compile(
    r"(?P<key>from|von|de|van|da|expéditeur|remitente|to|an|à|para|a|aan|cc|bcc|kopie|copie|subject|betreff"
    r"|objet|asunto|onderwerp|date|datum|fecha|sent|gesendet|envoyé|enviado|reply-to|antwort an)"
    r"\*?\s?:\*?\s+(?P<value>\S.*)",
    re.IGNORECASE,
)
"""One line of a mail's head."""

FROM = frozenset({"from", "von", "de", "van", "da", "expéditeur", "remitente"})
"""The line of the head that names the sender."""

SENT = frozenset({"date", "datum", "fecha", "sent", "gesendet", "envoyé", "enviado"})
"""The line of the head that tells the day."""

WROTE = re.compile(
    r"(?:on|am|le|el)\s(?P<who>[^\n]{4,200}(?:\n[^\n]{1,120})?)\s(?:wrote|schrieb|a\s+écrit|escribió)\s?:",
    re.IGNORECASE,
)
"""The line over a quoted mail: "On 17 Nov 2026, Dale <dale@...> wrote:"."""

SKIPPED = _listed(
    "a an the your my our his her their its to with mr mrs ms miss dr prof sir madam dear friend",
    "colleague boss partner wife husband brother sister accountant lawyer client contact guy lady",
    "old good new great lovely famous mate pal buddy neighbour neighbor same well either maybe",
    "perhaps please also both cousin der die das den dem ein eine einen einem einer mein meine",
    "meinen deine deinen deinem deiner ihr ihre ihrem ihren ihrer euer eure eurem euren frau herr",
    "herrn bitte mal doch kollegin kollegen freund freundin le la les l un une ton ta tes votre",
    "vos son sa mme mlle m monsieur madame ami amie collegue el los las una unos tu tus su sus mi",
    "mis sr sra senor senora don dona amigo amiga colega al",
)
"""Folded words that may stand before a name."""

TITLES = _listed(
    "mr mrs ms miss dr prof sir frau herr herrn mme mlle monsieur madame sr sra senor senora",
)
"""Folded words after which a family name stands."""

GENERIC = _listed(
    "anyone anybody someone somebody people person everyone whoever who whom that those these",
    "this some any more other others few one ones two three several you me us him them it what",
    "where when if and or but for in on at of from as is are was be been i we he she they not no",
    "yes so there here which network circle circles contacts community group groups crowd",
    "investors clients customers prospects leads business businesses owners founders members",
    "right decision makers maker potential local friends colleagues jemand jemanden jemandem",
    "leute leuten personen wen wer der welche einige ihr sie uns mich dich netzwerk kontakte",
    "kreis und oder fuer für mit bei von zu zum zur an auf aus quelqu quelques quelqu'un personne",
    "personnes gens des qui que dans de du au aux et ou pour avec reseau cercle alguien algunos",
    "algunas gente quien personas en del con por para y o red circulo",
)
"""Folded words that name nobody, and those that no name is made of."""

PARTICLES = _listed(
    "de del della da di du van von der den ter la le el al bin ben dos das zu",
)
"""Folded words inside a name that are written small."""
