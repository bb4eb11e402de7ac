"""Records for other programs: tables that an import knows, and JSON of everything."""

from canvas_app.services.exports.json_records import export_json
from canvas_app.services.exports.tables import export_table
from canvas_app.services.exports.whose import Whose

__all__ = ["Whose", "export_json", "export_table"]
