from django.urls import path

from fivefold_web.publishing.views import documents, packs, pictures, records

app_name = "publishing"
urlpatterns = [
    path("", documents.documents, name="list"),
    path("new/", documents.compose, name="new"),
    path("<int:pk>/", documents.compose, name="compose"),
    path("<int:pk>/preview/", documents.preview, name="preview"),
    path("<int:pk>/publish/", documents.publish, name="publish"),
    path("versions/<int:pk>/", documents.version, name="version"),
    path("versions/<int:pk>/pictures/<int:number>.<slug:kind>", documents.picture, name="picture"),
    path("versions/<int:pk>/<slug:form>/", documents.download, name="download"),
    path("diagrams/", pictures.diagrams, name="diagrams"),
    path("diagrams/deck.pptx", pictures.deck, name="deck"),
    path("diagrams/<slug:diagram>/", pictures.diagram, name="diagram"),
    path("diagrams/<slug:diagram>/file.<slug:kind>", pictures.download, name="diagram_file"),
    path("packs/", packs.packs, name="packs"),
    path("packs/<int:part>/", packs.pack, name="pack"),
    path("packs/<int:part>/file.<slug:form>", packs.download, name="pack_file"),
    path("sessions/<int:pk>/record.<slug:form>", records.session_record, name="session_record"),
    path("templates/", documents.templates, name="templates"),
    path("templates/<int:pk>/remove/", documents.remove_template, name="remove_template"),
]
