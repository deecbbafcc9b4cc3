"""What the desk advises about each doubt."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from synthesis.document.doubts import DoubtCode

DOUBTS: Mapping[DoubtCode, Any] = {
    DoubtCode.QUOTATION_NOT_IN_SOURCE: _(
        "Ces mots ne sont pas dans la source : reprenez-les mot pour mot."
    ),
    DoubtCode.QUOTATION_UNCHECKED: _(
        "Cette citation n’a pu être comparée à rien : donnez le texte de la source à la plénière."
    ),
    DoubtCode.QUOTATION_NOT_IN_BODY: _(
        "Ces mots ne sont pas dans le texte de l’intervention : citez-les-y, "
        "ou retirez la citation."
    ),
    DoubtCode.QUOTATION_OF_ABSENT_PERSON: _(
        "Ces mots sont attribués à une personne qui ne parle pas dans cette intervention : "
        "vérifiez-la."
    ),
    DoubtCode.SPEAKER_WITHOUT_ROLE: _(
        "La fonction imprimée manque : donnez-la, ou publiez sans si la source ne la dit pas."
    ),
    DoubtCode.SPEAKER_OF_ANOTHER_NAME: _(
        "Le nom imprimé n’est pas celui de la personne choisie : vérifiez que c’est bien elle."
    ),
    DoubtCode.INTERVENTION_WITHOUT_SPEAKER: _(
        "Personne ne parle ici : dites qui, ou changez la nature en « cadrage »."
    ),
    DoubtCode.INTERVENTION_WITHOUT_TEXT: _("Le texte est vide : écrivez-le."),
    DoubtCode.PLACE_OUTSIDE_SOURCE: _(
        "La place indiquée sort du texte de la source : corrigez le début et la fin."
    ),
    DoubtCode.PLACE_SHARED: _(
        "Une autre intervention a la même place dans la source : corrigez l’une des deux."
    ),
    DoubtCode.FIGURE_WITHOUT_STUDY: _(
        "L’étude dont vient ce chiffre manque : donnez-la, ou publiez sans si personne ne la dit."
    ),
    DoubtCode.ALLIANCE_UNTOLD: _(
        "Aucune intervention ne raconte cette alliance : choisissez celles qui la racontent."
    ),
    DoubtCode.TAKEAWAY_UNSUPPORTED: _(
        "Aucune intervention n’appuie ce point : choisissez celles qui l’appuient."
    ),
    DoubtCode.PHOTO_WITHOUT_ALTERNATIVE: _(
        "Le texte de remplacement manque : dites ce que la photo montre, ou qu’elle est décorative."
    ),
    DoubtCode.PHOTO_WITHOUT_CREDIT: _("Le crédit de la photo manque : dites de qui elle est."),
    DoubtCode.LINK_DEAD: _(
        "Ce lien ne répond plus : donnez une copie archivée, ou publiez-le en le disant mort."
    ),
}
