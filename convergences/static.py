from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Names that carry their content's hash, also where JavaScript modules import each other."""

    support_js_module_import_aggregation = True
