"""Running the project as a server would, in a process of its own."""

import os
import subprocess
import sys

from tests.harness import PROJECT

ENVIRONMENT = {
    "SECRET_KEY": "pmWk3Qz9-vT7rXc1_bNf5LhYd8sGj2Ao6uEi4KxRqPzHwCtVyBnM3",
    "ALLOWED_HOSTS": "convergences.example",
}


def run_python(arguments, data_dir, **environment):
    """The finished process of `python ARGUMENTS`, which inherits nothing of the test run."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir)} | ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
