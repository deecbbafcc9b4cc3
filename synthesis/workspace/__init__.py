"""The working copy as a Synthesis and back: `load` writes one into the tables, `compile` reads one
out of them.
"""

from synthesis.workspace.compiling import compilations, compile
from synthesis.workspace.loading import AlreadyThere, OriginalMissing, load

__all__ = ["AlreadyThere", "OriginalMissing", "compilations", "compile", "load"]
