"""The working copy as a Synthesis and back: `load` writes one into the tables, `compile` reads one
out of them.
"""

from synthesis.workspace.compiling import Compilation, compilations, compile
from synthesis.workspace.loading import AlreadyThere, OriginalMissing, load

__all__ = ["AlreadyThere", "Compilation", "OriginalMissing", "compilations", "compile", "load"]
