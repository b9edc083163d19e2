"""netcrm: the private desktop CRM of an owner who grows a business by meeting people."""

__version__ = "0.1.0"
