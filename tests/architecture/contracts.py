"""Two import contracts that the linter does not bring along."""

from importlinter import Contract, ContractCheck, fields, output


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


class _Listing(Contract):
    """A contract that is broken by single imports and lists them."""

    def check(self, graph, verbose):
        broken = [
            (importer, imported)
            for imported in sorted(graph.modules)
            if self.is_guarded(imported)
            for importer in sorted(graph.find_modules_that_directly_import(imported))
            if not self.allows(importer, imported)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check):
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} imports {imported}", bold=False)


class OnlyFrom(_Listing):
    """A library is imported from the named packages and from nowhere else."""

    type_name = "only_from"
    libraries = fields.ListField(subfield=fields.StringField())
    importers = fields.ListField(subfield=fields.StringField())

    def is_guarded(self, module):
        return any(_within(module, library) for library in self.libraries)

    def allows(self, importer, imported):
        return self.is_guarded(importer) or any(_within(importer, room) for room in self.importers)


class ModelsAtHome(_Listing):
    """An app's models are imported only by the named modules of the same app."""

    type_name = "models_at_home"
    root = fields.StringField()
    may_know = fields.ListField(subfield=fields.StringField())

    def is_guarded(self, module):
        parts = module.split(".")
        return parts[0] == self.root and len(parts) >= 3 and parts[2] == "models"

    def allows(self, importer, imported):
        app = imported.split(".")[:2]
        theirs = importer.split(".")
        return theirs[:2] == app and len(theirs) > 2 and theirs[2] in [*self.may_know, "models"]
