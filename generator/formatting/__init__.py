"""One order and one style for all files of the catalogue, with comments kept and data untouched.

The tree that was read gets its comments (`comments`), is put into the order of the models (`order`) and written
again (`write`); then both texts are read as data, and if they differed the new one would be thrown away.
"""

from generator.formatting.edit import Edit, differences, edited
from generator.formatting.mend import is_mendable, mended
from generator.formatting.rewrite import Unsafe, composed, formatted, is_formatted

__all__ = ["Edit", "Unsafe", "composed", "differences", "edited", "formatted", "is_formatted", "is_mendable", "mended"]
