"""Given names that are common in Germany, as they stand in mail addresses (small letters, umlauts spelled either way).

No library at hand has such a list. It need not be complete: it only tells which `word.word@` is certainly a person.
Left out are names that are also everyday words or towns (Paris, Kai, Wolf, Rose, Hope, Art, May).
"""

_NAMES = """
    aaron abdul abdullah adam adelheid adrian agnes agnieszka ahmad ahmed ahmet aileen aishe albert alena alessandro
    alex alexander alexandra alfred ali alice alicia alina alisa aliye amelie amina amir amira ana anastasia andre
    andrea andreas andrej angela angelika anika anita anja anke ann anna annabelle anne annegret anneliese annemarie
    annett annette annika anton antonia antonio arash arne arnold arthur artur astrid aurelia axel aylin ayse aysha
    barbara bastian beate benedikt benjamin bernadette bernd bernhard bettina bianca birgit birgitta birte bjoern
    björn bogdan boris brigitte britta bruno burkhard can carina carl carla carmen carolin carolina caroline carsten
    catharina cathrin cem charlotte chiara chris christa christel christian christiane christin christina christine
    christoph christopher claudia claus clara clemens constantin constanze cordula cornelia corinna cosima dagmar
    damian daniel daniela daria david deniz dennis derya detlef diana diego dieter dietmar dietrich dilek dirk
    dmitri dmytro dominic dominik dora doreen doris dorothea dorothee eberhard eckhard edith eduard edgar ekaterina
    elena elfriede elias elif elisa elisabeth elke ella ellen elmar elsa emil emilia emily emine emma emre enrico
    erhard eric erich erik erika ernst erwin esra esther eva evelin evelyn fabian fabienne fatih fatima fatma
    felicitas felix ferdinand finn florian frank franka franz franziska frauke fred frederic frederik friederike
    friedrich fritz gabriel gabriela gabriele georg gerald gerd gerda gerhard gertrud gesa gisela giulia goetz
    gottfried gregor greta gudrun guenter guenther guido gunnar günter günther gustav hakan hanna hannah hannelore
    hannes hans harald hartmut hassan hatice hedwig heide heidemarie heidi heike heiko heiner heinrich heinz helen
    helena helene helga helge helmut hendrik henning henri henrik henrike herbert hermann herta hilde hildegard
    holger horst hubert hüseyin ibrahim ida igor ilona ilse imke ina ines inga inge ingeborg ingo ingrid inka irene
    irina iris irma isa isabel isabell isabella isabelle ismail ivan ivana jacqueline jakob jan jana janina janine
    jannik jasmin jeanette jens jessica joachim joana jochen johann johanna johannes john jonas jonathan joerg jörg
    josef josefine joseph judith julia julian juliana juliane julius jutta karim karin karina karl karla karola
    karoline karsten kaspar katarina katharina kathrin katja katrin kemal kerstin kevin khaled kilian kim kirsten
    klara klaus konrad konstantin kristin kristina kurt lara larissa lars laura laurenz lea leila lena lennart
    lennard leo leon leonard leonie leyla lina linda linus lisa lorena lorenz lothar louis louisa luca lucas lucia
    ludwig luis luisa luise lukas lutz lydia lara maciej magda magdalena mahmoud maik maike maja malte mandy manfred
    manuel manuela mara marc marcel marco marcus mareike maren margarete margit margot margret maria marian marianne
    marie mariam marina mario marion marius mark markus marlene marlies martha martin martina mateusz mathias
    mathilda matthias max maximilian mehmet meike melanie melina melissa mia michael michaela michel mila milan
    miriam mirjam mohamed mohammad mohammed mona monika monique moritz muhammad mustafa nadine nadja natalia natalie
    natascha nele nicola nicolas nicole nico niklas niko nikolai nikolaus nils nina nora norbert nour nuri oksana
    olaf ole oleg oleksandr olena olga oliver olivia omar oskar osman oswald otto pascal patricia patrick patrizia
    paul paula pauline peer peter petra philip philipp pia piotr rabea rachel rahel raimund rainer ralf ramona
    raphael rebecca rebekka regina reiner reinhard reinhold renate rene ricarda richard rita robert robin roger
    roland rolf roman romy ronald ronja rosemarie rosa rosi ruben rudolf rüdiger ruediger ruth sabine sabrina sahra
    salim samir samira samuel sandra sara sarah sascha saskia sebastian selina selma sevgi sibylle sigrid silja
    silke silvia simon simone sina sofia sofie soeren sören sonja sophia sophie stefan stefanie steffen steffi
    stephan stephanie sten sue susan susanna susanne svenja sven svetlana swetlana sybille sylvia tamara tanja tarek
    tatjana tatiana tarik teresa theo theodor theresa theresia thilo thomas thorsten till tilman tim timo tina
    tobias tom torben torsten udo ulf uli ulla ulrich ulrike umut ursula uschi ute uwe valentin valentina valerie
    vanessa vera verena veronika viktor viktoria vincent viola vitali vivian volker volodymyr walter waltraud wanda
    werner wiebke wilfried wilhelm willi winfried wladimir wolfgang wolfram yannick yasemin yasmin yildiz yuliia
    yusuf yvonne zeynep zoe
"""
GIVEN_NAMES = frozenset(_NAMES.split())
