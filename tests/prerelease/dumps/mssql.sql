SET ANSI_NULLS ON
GO
IF NOT EXISTS (SELECT * FROM sys.objects WHERE name = 'Kunder')
BEGIN
CREATE TABLE [dbo].[Kunder](
	[Id] [int] IDENTITY(1,1) NOT NULL,
	[Fornavn] [nvarchar](80) NULL,
	[CprNr] [char](10) NULL,
 CONSTRAINT [PK] PRIMARY KEY CLUSTERED ([Id] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]
) ON [PRIMARY]
END
GO
CREATE TABLE [dbo].[Leads](
	[Id] [int] IDENTITY(1,1) NOT NULL,
	[Email] [nvarchar](80) NULL
) ON [PRIMARY]
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'x'
GO
