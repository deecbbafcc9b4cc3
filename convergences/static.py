from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Names that carry their content's hash, also inside JavaScript modules that import each other."""

    support_js_module_import_aggregation = True
