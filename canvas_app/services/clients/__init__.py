"""The register: clients and what belongs to them; one function a use case, one edit each."""
