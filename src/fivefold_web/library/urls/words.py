"""Addresses of glossary, words, misconceptions, the guide."""

from django.urls import path

from fivefold_web.library.views import guide, misconceptions, words

urlpatterns = [
    path("glossary/", words.glossary, name="glossary"),
    path("glossary/glossary.csv", words.glossary_file, name="glossary_file"),
    path("glossary/terms.json", words.terms, name="terms"),
    path("guide/", guide.guide, name="guide"),
    path("misconceptions/", misconceptions.misconceptions, name="misconceptions"),
    path("misconceptions/new/", misconceptions.new_card, name="new_card"),
    path("misconceptions/<int:pk>/", misconceptions.change_card, name="change_card"),
    path("misconceptions/<int:pk>/remove/", misconceptions.remove_card, name="remove_card"),
    path("words/", words.words, name="words"),
    path("words/say/", words.say_words, name="say_words"),
    path("words/decide/", words.decide_word, name="decide_word"),
    path("words/take-back/", words.take_back_word, name="take_back_word"),
]
