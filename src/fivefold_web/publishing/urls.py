from django.urls import path

from fivefold_web.publishing import views

app_name = "publishing"
urlpatterns = [
    path("", views.documents, name="list"),
    path("new/", views.compose, name="new"),
    path("<int:pk>/", views.compose, name="compose"),
    path("<int:pk>/preview/", views.preview, name="preview"),
    path("<int:pk>/publish/", views.publish, name="publish"),
    path("versions/<int:pk>/", views.version, name="version"),
    path("versions/<int:pk>/pictures/<int:number>.<slug:kind>", views.picture, name="picture"),
    path("versions/<int:pk>/<slug:form>/", views.download, name="download"),
    path("templates/", views.templates, name="templates"),
    path("templates/<int:pk>/remove/", views.remove_template, name="remove_template"),
]
