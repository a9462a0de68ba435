"""DuckDB by default, Spark for what outgrows one machine; one small protocol."""
