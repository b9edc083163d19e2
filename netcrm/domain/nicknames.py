"""Short and foreign forms of given names: Bob is Robert, Gianni is Giovanni."""

from collections.abc import Mapping
from types import MappingProxyType

# One person's given name in its forms, folded; a form may stand in several lines (Alex, Chris, Sam).
_FORMS = """
abigail abby abbie gail
agnes agneta inez
albert al bert
alexander alex alec sasha sascha xander lex aleksander alexandre alessandro alejandro
alexandra alex sandra sasha sascha lexi alessandra
alfred fred alf alfie
amanda mandy
andrew andy drew andreas andre andrea andrei andrzej anders
angela angie
ann anna anne annie anita nan nancy hannah ania
anthony tony antonio anton antoine toni
arthur art artie arturo
barbara barb babs basia
benjamin ben benny benji
bernard bernie bernhard bernd
bridget bridie birgit brigitte
caroline carol carrie carolina karolina line
catherine katherine kathryn katharina katarina kate kathy cathy katie kat kitty katya kasia kathrin kay
charles charlie chuck chas karl carl carlos carlo karol
christian chris christiaan kristian
christina chris christine tina chrissy kristina kristin kirsten krystyna
christopher chris kit topher christoph christophe kristof krzysztof
clifford cliff
daniel dan danny daniil
david dave davy davide dawid
deborah debbie deb debra
dennis denny denis
dominic dom dominik nick
donald don donnie
dorothy dot dolly dorothea dorota
douglas doug
edward ed eddie ted ned teddy eduard eduardo edouard edvard
eleanor ellie nell nora eleonora ella elinor
elizabeth liz beth betty eliza lizzie libby elisabeth elsa lisa elise bettina bess isabel isabella elzbieta
emily em emmy emilia millie
eric erik erich rick
esther hester
eugene gene eugen evgeny
ewa eva eve
florence flo florrie
frances fran fanny franny francesca franziska
francis frank frankie francisco paco franz francesco francois franciszek
frederick fred freddie freddy rick fritz friedrich frederik fredrik federico
gabriel gabe
gabrielle gabby gabi gabriela
geoffrey geoff jeff jeffrey gottfried
george georgie georg jorge giorgio georges jurgen jerzy juri yuri
gerald gerry jerry gerard
gertrude trudy gerda
giovanni gianni john vanni
gregory greg grigori gregor
guillermo memo william
gustav gus gustavo gustaf
harold harry hal harald
helen helena elena ellen nell lena helene
henry harry hank hal heinrich heinz henri enrique enrico henrik henryk
herbert herb bert
hubert bert hugh
ignacio nacho
irene rene irina
isaac ike
jacob jake jakob jacques james jakub
jacqueline jackie
james jim jimmy jamie jem jaime diego jacopo
jane janet jenny joanna jean jana
jennifer jen jenny jenna
jessica jess jessie
joanna jo joan johanna joanne jana
john johnny jack jon jan johann johannes hans jean juan giovanni ivan ian sean johan jens janos vanya
jonathan jon jonny nathan
joseph joe joey jose pepe josef giuseppe beppe jozef yusuf
josephine jo josie fina
joshua josh
judith judy
julia julie jule juliana julka
julian jules
kenneth ken kenny
laura laurie lori
laurence lawrence larry lars lorenzo laurent lorenz
leonard leo len lenny leonardo leonhard
leopold leo poldi
lewis lou louis luis ludwig luigi ludvik
lucas luke luca lukasz luc lukas
lucy lucia lucie lucinda
louise lou luisa lulu
magdalena magda lena madeleine maddie
manuel manny manolo emmanuel
margaret maggie meg peggy marge margie greta rita margarita margarete margit malgorzata gosia madge margot
marianne mary anne
marie maria mary molly polly maryam miriam mia marika mariana
mark marc marco marcus markus marek
martha marta patty
martin marty martijn morten
matilda tilly mathilde
matthew matt matty matthias mathias mateusz matteo mateo matthieu
maximilian max maxi maxime
melissa mel lissa missy
michael mike mick mickey mikey michel miguel mikael michele michal mikhail misha mischa micha
michelle shelly michele
nathaniel nathan nate nat
nicholas nick nicky nicolas nico niko nikolaus klaus claus niels nils nicola nikolai mikolaj
nicole nicky nikki nicola
oliver olly ollie olivier
olivia liv livvy
pamela pam
patricia pat patty tricia trish patti
patrick pat paddy rick patrice patrizio
paul pavel paolo pablo pauli pal pawel
peter pete pieter pierre pedro pietro petr piotr per
philip phil pip philipp felipe philippe filip
rachel rae rachael raquel
ralph rafe ralf raoul raul
raymond ray ramon raimund
rebecca becky becca reba rebekka
richard rick dick rich ricky richie ricardo riccardo
robert bob rob bobby robbie bert roberto robin
rodney rod
roger rog ruediger
roland rolly rolando orlando
ronald ron ronnie
rosemary rose rosie romy
rudolf rudy rudi rodolfo
samantha sam sammy
samuel sam sammy
sarah sally sara sadie
sebastian seb bastian basti sebastien
sophie sophia sofia zofia sofie
stanislaw stan stanislav staszek
stephanie steph stefanie steffi
stephen steven steve stefan stefano etienne esteban szczepan steffen
susan sue susie suzanne susanne suzy zuzanna susanna
terence terry terrence
theodore ted teddy theo theodor fedor
theresa terry tess teresa tessa therese
thomas tom tommy thom tomas tomasz tommaso
timothy tim timmy timo
ursula uschi ulla
valentin val valentina
veronica ronnie vera veronika
victor vic viktor vittorio
victoria vicky tori viktoria vic
vincent vince vinny vincenzo vicente
vladimir volodya vova wladimir
walter walt wally wat gualtiero
wilhelmina mina minnie willa
william will bill billy liam willy wim wilhelm guillaume guglielmo willem vilhelm
wolfgang wolf
yvonne evonne
zachary zach zack
"""


def _known() -> dict[str, frozenset[int]]:
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(_FORMS.strip().splitlines()):
        for form in line.split():
            lines.setdefault(form, set()).add(number)
    return {form: frozenset(found) for form, found in lines.items()}


_LINES: Mapping[str, frozenset[int]] = MappingProxyType(_known())
_NONE: frozenset[int] = frozenset()


def are_forms(one: str, other: str) -> bool:
    """Tell whether two folded given names are forms of one name."""
    return not _LINES.get(one, _NONE).isdisjoint(_LINES.get(other, _NONE))


def are_two(one: str, other: str) -> bool:
    """Tell whether two folded given names are well known and not forms of one: no slip of the pen, then."""
    return one in _LINES and other in _LINES and not are_forms(one, other)
